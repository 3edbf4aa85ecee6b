import { expect } from 'vitest'
import type { StudyResults } from '../../../server/results/types.ts'
import { studyspec } from '../../cli/spawn.ts'

export const SAMPLES = ['star/star', 'star-as-published/star-as-published', 'phq9/phq9'] as const

/** What a sample comes to, through the command line. */
export async function resultsOf(sample: string): Promise<StudyResults> {
  const { out } = await studyspec(['run', `samples/${sample}.study`, '--format', 'json'])
  return JSON.parse(out)
}

export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly closing: boolean
  readonly empty: boolean
  readonly at: number
}

const VOID = new Set(['br', 'meta', 'link'])

/** The tags of a page, read as strictly as XML would: every attribute quoted, nothing left open. */
export function tagsOf(markup: string): Tag[] {
  const tags: Tag[] = []
  const open: string[] = []
  const text = markup.replace(/^<!doctype html>/, (m) => ' '.repeat(m.length))
  const found = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g
  let last = 0
  const style = /<style>[\s\S]*?<\/style>/.exec(text)
  for (const match of text.matchAll(found)) {
    if (style && match.index > style.index && match.index < style.index + style[0].length - 8) continue
    // Whatever lies between two tags holds no bracket that could open one.
    const between = text.slice(last, match.index)
    if (!(style && last > style.index && last <= style.index + 7)) expect(between).not.toContain('<')
    last = match.index + match[0].length
    const name = match[2]!.toLowerCase()
    const attributes = new Map(
      [...(match[3] ?? '').matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((a) => [a[1]!, unescaped(a[2] ?? '')] as const),
    )
    const closing = match[1] === '/'
    const empty = match[4] === '/' || VOID.has(name)
    if (closing) expect(open.pop(), `</${name}> at ${match.index}`).toBe(name)
    else if (!empty) open.push(name)
    tags.push({ name, attributes, closing, empty, at: match.index })
  }
  expect(open).toEqual([])
  return tags
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name]!)

/** Text without tags, line breaks as spaces. */
export const textOf = (markup: string): string =>
  unescaped(markup.replace(/<br>/g, ' ').replace(/<[^>]*>/g, ''))
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .trim()

export interface ReadTable {
  readonly caption: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The tables of a page as a reader sees them. */
export function tablesOf(markup: string): ReadTable[] {
  return [...markup.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table = '']) => {
    const [head = '', body = ''] = [/<thead>([\s\S]*?)<\/thead>/, /<tbody>([\s\S]*?)<\/tbody>/].map(
      (r) => r.exec(table)?.[1],
    )
    const cells = (row: string) =>
      [...row.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/g)].map((c) => textOf(c[1] ?? ''))
    return {
      caption: textOf(
        (/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '').replace(
          /<span class="tag">[\s\S]*?<\/span>/,
          '',
        ),
      ),
      headings: cells(head),
      rows: [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((row) => cells(row[1] ?? '')),
    }
  })
}
