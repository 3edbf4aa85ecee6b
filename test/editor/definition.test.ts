import { expect, test } from 'vitest'
import { definition } from '../../server/editor/definition.ts'
import { documentHighlight } from '../../server/editor/document-highlight.ts'
import { toOffset, toPosition } from '../../server/editor/positions.ts'
import { references } from '../../server/editor/references.ts'
import { identity, occurrences } from '../../server/editor/symbols/occurrences.ts'
import { typeDefinition } from '../../server/editor/type-definition.ts'
import type { Host } from '../../server/host/host.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { memoryHost } from '../workspace/memory-host.ts'
import { SAMPLES } from './sample-paths.ts'

const files = (host: Host) => ({
  host,
  folderOf: () => ({ baseDir: '/', roots: ['/'] }),
  uriOf: (path: string) => `file://${path}`,
})

/** Where a definition leads, as `file: text at the place`, for files of text the text of the range. */
async function leadsTo(source: string): Promise<string[]> {
  const { snapshot, cursor, host, fixture } = await snapshotOf(source, { results: false })
  const found = await definition(snapshot, { position: toPosition(snapshot, cursor) }, files(host))
  return (found ?? []).map(({ uri, range }) => {
    const path = uri.replace('file://', '')
    const lines = fixture.files.get(path)?.split('\n') ?? []
    const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`
    return `${place} ${lines[range.start.line]?.slice(range.start.character, range.end.character)}`
  })
}

test('a score leads to its declaration', async () => {
  const source = `scale S { 0 "No" 1 "Yes" }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3)
}
table t { describe T.to$0tal }
`
  expect(await leadsTo(source)).toEqual(['/test.study:4:12 total'])
})

test('an item leads to itself, or to the run that declares it', async () => {
  const source = (use: string) => `scale S { 0 "No" 1 "Yes" }
instrument T {
  items q1..q3 on S
  score s = ${use}
}
`
  expect(await leadsTo(source('q1$0'))).toEqual(['/test.study:3:9 q1'])
  expect(await leadsTo(source('q$02'))).toEqual(['/test.study:3:9 q1..q3'])
})

test('a band leads to every set of cut-offs that has it', async () => {
  const source = `scale S { 0 "No" 1 "Yes" }
variable sex : nominal { f m }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3)
  cutoffs total when sex = f { low 0..1 high 2..3 }
  cutoffs total when sex = m { low 0..2 high 3..3 }
  score few : flag = total.band = lo$0w
}
`
  expect(await leadsTo(source)).toEqual(['/test.study:6:32 low', '/test.study:7:32 low'])
})

test('an occasion leads to its entry', async () => {
  const source = `occasions time { before "Before" after "After" }
scale S { 0 "No" 1 "Yes" }
instrument T { item q on S }
comparison c { compare T.q at be$0fore with T.q at after paired }
`
  expect(await leadsTo(source)).toEqual(['/test.study:1:18 before'])
})

test('use leads into the file, and its names to where they are declared there', async () => {
  const source = (path: string, scale: string) => `use "${path}"
instrument T { item q on ${scale} }
//- /scales.study
scale Mood { 0 "No" 1 "Yes" }
`
  expect(await leadsTo(source('sca$0les.study', 'Mood'))).toEqual(['/scales.study:1:1 '])
  expect(await leadsTo(source('scales.study', 'Mo$0od'))).toEqual(['/scales.study:1:7 Mood'])
})

test('the type of an item is its scale, that of a category its variable', async () => {
  const { snapshot } = await snapshotOf(
    'scale S { 0 "No" 1 "Yes" }\nvariable v : nominal { a b }\ninstrument T { item q on S }\n',
    { results: false },
  )
  const startOf = (text: string) => {
    const position = toPosition(snapshot, snapshot.text.indexOf(text))
    return typeDefinition(snapshot, { position })?.map(({ range }) => toOffset(snapshot, range.start))
  }
  expect(startOf('q on')).toEqual([6])
  expect(startOf('a b')).toEqual([snapshot.text.indexOf('v :')])
  expect(startOf('T {')).toBeUndefined()
})

test('data lead into their file: the path to its start, a column to its heading', async () => {
  const source = (path: string, column: string, id: string) => `variable age : number
data people from "${path}" {
  id ${id}
  column ${column} as age
}
//- /people.csv
id;age;"age, years"
1;2;30
`
  expect(await leadsTo(source('peo$0ple.csv', '"age, years"', 'id'))).toEqual(['/people.csv:1:1 '])
  expect(await leadsTo(source('people.csv', '"age, ye$0ars"', 'id'))).toEqual(['/people.csv:1:9 age, years'])
  expect(await leadsTo(source('people.csv', 'age', 'i$0d'))).toEqual(['/people.csv:1:1 id'])
  expect(await leadsTo(source('people.csv', '"no$0ne"', 'id'))).toEqual([])
  expect(await leadsTo(source('abs$0ent.csv', 'age', 'id'))).toEqual([])
})

test.each(SAMPLES)('%s: every name leads to its declaration, and its references come back', async (path) => {
  const snapshot = await sampleSnapshot(path)
  const all = occurrences(snapshot)
  const context = { ...files(memoryHost(new Map())), snapshots: [snapshot] }
  for (const one of all) {
    if (one.role === 'within') continue
    const at = { position: toPosition(snapshot, one.span.start) }
    const found = (await definition(snapshot, at, context)) ?? []
    const declared = found.map(({ range }) => toOffset(snapshot, range.start))
    expect(declared, one.symbol.name).toContain(startOf(one.symbol, all))
    const back = references(snapshot, { ...at, context: { includeDeclaration: true } }, context) ?? []
    const places = back.map(({ range }) => toOffset(snapshot, range.start))
    expect(places, one.symbol.name).toContain(one.span.start)
    for (const place of declared) expect(places, one.symbol.name).toContain(place)
    const uses = references(snapshot, { ...at, context: { includeDeclaration: false } }, context) ?? []
    expect(uses.length).toBeLessThan(back.length + 1)
    const shown = documentHighlight(snapshot, at) ?? []
    expect(shown.length).toBe(back.length)
  }
})

/** Where the name stands in its declaration, or the run that it is a member of. */
function startOf(symbol: ReturnType<typeof occurrences>[number]['symbol'], all: ReturnType<typeof occurrences>) {
  const own = all.find((one) => identity(one.symbol) === identity(symbol) && one.role === 'declaration')
  return own?.span.start ?? symbol.origin.nameSpan.start
}
