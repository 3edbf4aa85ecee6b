import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Node, SyntaxTree } from '../../grammar/syntax.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every study of the fixtures and the samples: its path and its text. */
export function studies(): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = []
  for (const folder of ['test/fixtures/studies', 'samples']) {
    if (!existsSync(`${root}/${folder}`)) continue
    for (const entry of readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.study')) continue
      found.push({ path: `${folder}/${entry}`, text: readFileSync(`${root}/${folder}/${entry}`, 'utf8') })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A node as a short expression: names and numbers as written, texts in quotes, the rest as `(kind field:value …)`. */
export function sketch(node: Node): string {
  const fields = node as unknown as Record<string, unknown>
  if (node.kind === 'name') return String(fields['text'])
  if (node.kind === 'text') return JSON.stringify(fields['text'])
  if (node.kind === 'number') return String(fields['written'])
  if (node.kind === 'reference') return (fields['path'] as Node[]).map(sketch).join('.')
  if (node.kind === 'run') return `${sketch(fields['first'] as Node)}..${sketch(fields['last'] as Node)}`
  if (node.kind === 'range') {
    const ends = ['low', 'high'].map((end) => (fields[end] === undefined ? '' : sketch(fields[end] as Node)))
    return ends.join(fields['open'] === true ? '..<' : '..')
  }
  if (node.kind === 'binary') {
    return `(${sketch(fields['left'] as Node)} ${fields['operator']} ${sketch(fields['right'] as Node)})`
  }
  const parts = Object.keys(fields)
    .filter((key) => !['kind', 'span', 'operatorSpan'].includes(key))
    .map((key) => part(key, fields[key]))
  return `(${[node.kind, ...parts.filter((text) => text !== '')].join(' ')})`
}

function part(key: string, value: unknown): string {
  if (value === undefined || value === false) return ''
  if (value === true) return key
  if (Array.isArray(value))
    return value.length === 0 ? '' : `${key}:[${value.map((entry: Node) => sketch(entry)).join(' ')}]`
  return `${key}:${typeof value === 'string' ? value : sketch(value as Node)}`
}

/** A tree without places, for comparing. */
export function withoutSpans(tree: SyntaxTree | Node): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'span' || key === 'operatorSpan' ? undefined : value))
}
