import { testNamed } from '../../../grammar/register/tests.ts'
import type { Span } from '../../../grammar/text.ts'
import { code, quote } from '../markdown.ts'

/** What a hover says of which part of the text. */
export interface Said {
  readonly span: Span
  readonly text: string
}

/** The first line of a hover: label, what it is, its name. */
export function heading(label: string, kind: string, name: string): string {
  return label === '' || label === name ? `${code(name)} · ${kind}` : `**${quote(label)}** · ${kind} ${code(name)}`
}

/** A link to the page of a test. */
export function pageLink(test: string, documentation: string | undefined): string | undefined {
  const row = testNamed(test)
  if (row === undefined || documentation === undefined || !row.computed) return undefined
  return `[How it is computed](${documentation}/${row.page.replace(/^docs\//, '')})`
}
