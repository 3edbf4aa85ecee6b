import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The direction of the architecture: a folder may import itself and the folders listed for it, nothing else. The order is
 * register ← grammar ← model ← checks, plan ← data, statistics ← results ← render ← workspace ← editor, cli.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'grammar/register': [],
  grammar: ['grammar/register'],
  'server/model': ['grammar/register', 'grammar'],
  'server/checks': ['grammar/register', 'grammar', 'server/model'],
  'server/plan': ['grammar/register', 'grammar', 'server/model'],
  'server/statistics': [],
  'server/data': ['grammar/register', 'grammar', 'server/model', 'server/plan', 'server/host'],
  'server/host': [],
  'server/library': [],
  'server/results': [
    'grammar/register',
    'grammar',
    'server/model',
    'server/checks',
    'server/plan',
    'server/data',
    'server/statistics',
  ],
  'server/render': ['grammar/register', 'grammar', 'server/model', 'server/statistics', 'server/results'],
}
const all = [...Object.keys(ORDER)]
const LAST: Readonly<Record<string, readonly string[]>> = {
  'server/workspace': all,
  'server/cli': [...all, 'server/workspace'],
  'server/editor': [...all, 'server/workspace'],
  'server/main': [...all, 'server/workspace', 'server/editor'],
  'server/browser': [...all, 'server/workspace', 'server/editor'],
  client: ['grammar/register', 'server/results', 'server/render', 'server/editor'],
}
const MAY: Readonly<Record<string, readonly string[]>> = { ...ORDER, ...LAST }
/** Where Node's own modules may be imported; the rest also runs in a browser's worker. */
const NODE = ['server/host', 'server/cli', 'server/main', 'client']

const root = resolve(import.meta.dirname, '../..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}

function layer(path: string): string {
  const known = Object.keys(MAY).filter(
    (name) => path === `${name}.ts` || path.startsWith(`${name}/`) || path.startsWith(`${name}-`),
  )
  return known.sort((a, b) => b.length - a.length)[0] ?? path
}

function imports(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"\n]*?(?:from\s*)?['"]([^'"]+)['"]|^\s*\} from ['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3])!)
}

const files = ['grammar', 'server', 'client'].flatMap(sources)
const graph = new Map(
  files.map((file) => [
    file,
    imports(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, resolve(root, dirname(file), name)).replaceAll('\\', '/')),
  ]),
)

describe('the direction of the architecture', () => {
  test.each(files)('%s imports downwards only', (file) => {
    const from = layer(file)
    const allowed = [from, ...(MAY[from] ?? [])]
    for (const target of graph.get(file)!) {
      if (target.endsWith('.json')) continue
      expect(allowed, `${file} imports ${target}`).toContain(layer(target))
    }
  })

  test.each(files)('%s imports Node modules only where the machine may be touched', (file) => {
    const from = layer(file)
    const node = imports(file).filter((name) => name.startsWith('node:'))
    if (!NODE.some((place) => from === place)) expect(node).toEqual([])
  })

  test('there is no cycle', () => {
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return
      expect(state.get(file), `cycle: ${[...trail, file].join(' → ')}`).not.toBe('open')
      state.set(file, 'open')
      for (const target of graph.get(file) ?? []) visit(target, [...trail, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
  })
})
