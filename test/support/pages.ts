import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** An example of a page of docs/diagnostics, with the files that stand beside it. */
export interface Example {
  readonly study: string
  /** Path, from the folder of the study, to content and encoding. */
  readonly files: ReadonlyMap<string, { readonly text: string; readonly encoding: string }>
}

export interface Page {
  readonly code: string
  readonly text: string
  readonly title: string
  readonly wrong?: Example
  readonly right?: Example
}

const FOLDER = resolve(import.meta.dirname, '../../docs/diagnostics')

/** @returns every page but the index */
export function pages(): Page[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readPage(name.slice(0, -3), readFileSync(join(FOLDER, name), 'utf8')))
}

/**
 * Examples stand in fences: `study wrong` and `study right`; a fence with a file name (`study scales.study`,
 * `csv answers.csv`, `csv answers.csv windows-1250`) is a file beside the example before it, one before the first
 * example is a file beside both.
 */
export function readPage(code: string, text: string): Page {
  const shared = new Map<string, { text: string; encoding: string }>()
  const examples = new Map<string, { study: string; files: Map<string, { text: string; encoding: string }> }>()
  let current: string | undefined
  for (const [, language = '', name = '', encoding = 'utf-8', body = ''] of text.matchAll(
    /^```(study|csv) (\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm,
  )) {
    if (language === 'study' && (name === 'wrong' || name === 'right')) {
      current = name
      examples.set(name, { study: body, files: new Map(shared) })
      continue
    }
    // A fence cannot be without a line; one empty line stands for an empty file.
    const file = { text: body === '\n' ? '' : body, encoding }
    const example = current === undefined ? undefined : examples.get(current)
    if (example) example.files.set(name, file)
    else shared.set(name, file)
  }
  const wrong = examples.get('wrong')
  const right = examples.get('right')
  return {
    code,
    text,
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    ...(wrong ? { wrong } : {}),
    ...(right ? { right } : {}),
  }
}
