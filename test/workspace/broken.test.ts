import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import type { Declaration } from '../../grammar/syntax.ts'
import { nodeHost } from '../../server/host/node.ts'
import type { StudyResults } from '../../server/results/types.ts'
import { analyse, type WorkspaceMemo } from '../../server/workspace/analyse.ts'
import { Memo } from '../../server/workspace/memo.ts'

const url = new URL('../../samples/star/star.study', import.meta.url)
const baseDir = new URL('.', url).pathname
const text = readFileSync(url, 'utf8')
const { declarations } = parse(text).tree

const nameOf = (node: Declaration): string => ('name' in node ? (node.name?.text ?? '') : '')
const textOf = ({ span }: Declaration): string => text.slice(span.start, span.end)
const mentions = (node: Declaration, name: string): boolean => new RegExp(`\\b${name}\\b`).test(textOf(node))

/** Whether it decides who is in the study at all. */
const decidesWho = (node: Declaration): boolean =>
  [...text.matchAll(/^ *include .*$/gm)].some(([line]) => line.split(/\W+/).includes(nameOf(node)))

/** What refers to a declaration, also through others. Data name every column: of them only who is included counts. */
function dependents(broken: Declaration): ReadonlySet<Declaration> {
  if (decidesWho(broken)) return new Set(declarations)
  const found = new Set([broken])
  for (let grown = true; grown; ) {
    grown = false
    for (const node of declarations) {
      if (found.has(node) || node.kind === 'data') continue
      if (![...found].some((one) => nameOf(one) !== '' && mentions(node, nameOf(one)))) continue
      found.add(node)
      grown = true
    }
  }
  return found
}

async function run(edited: string, memo: WorkspaceMemo): Promise<StudyResults> {
  const input = { file: 'star.study', text: edited, baseDir, roots: [baseDir], host: nodeHost, version: '0', memo }
  return (await analyse(input)).results
}

/** That another one of the family has no p is said, and changes nothing else. */
const ofItself = (note: unknown): boolean => !String(note).startsWith('p is not adjusted')

/** The results of a comparison or table, without the lines, which move. */
const figures = (results: StudyResults, name: string): string =>
  JSON.stringify(
    [...results.results, ...results.tables].find((one) => one.name === name),
    (key, value: unknown) => {
      if (key === 'line' || key === 'adjusted') return undefined
      return key === 'notes' && Array.isArray(value) ? value.filter(ofItself) : value
    },
  )

const breaks: readonly (readonly [string, (inside: string) => string])[] = [
  ['a parenthesis that is never closed', (inside) => inside.replace('{', '{\n  (')],
  ['a quote that is never closed', (inside) => inside.replace('{', '{\n  "')],
  ['no brace at its end', (inside) => inside.replace(/\}$/, '')],
  ['half of it', (inside) => inside.slice(0, inside.length >> 1)],
  ['a keyword that is none', (inside) => `x${inside}`],
]

test.each(breaks)('a declaration with %s takes only what refers to it along', async (_, breakIt) => {
  const memo: WorkspaceMemo = new Memo()
  const whole = await run(text, memo)
  const lost: string[] = []
  for (const node of declarations) {
    if (node.kind === 'study' || node.kind === 'data') continue
    const hit = dependents(node)
    const edited = text.slice(0, node.span.start) + breakIt(textOf(node)) + text.slice(node.span.end)
    const results = await run(edited, memo)
    for (const other of declarations) {
      if (hit.has(other) || (other.kind !== 'comparison' && other.kind !== 'table')) continue
      const name = nameOf(other)
      if (figures(results, name) !== figures(whole, name)) lost.push(`${name}, when ${nameOf(node)} is broken`)
    }
  }
  memo.close()
  expect(lost).toEqual([])
})
