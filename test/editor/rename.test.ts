import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ResponseError } from 'vscode-languageserver'
import { toOffset } from '../../server/editor/positions.ts'
import { prepareRename, rename } from '../../server/editor/rename.ts'
import { occurrences } from '../../server/editor/symbols/occurrences.ts'
import { makeSnapshot, type Snapshot } from '../../server/workspace/snapshot.ts'
import { applyEdits } from '../support/fixture.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { SAMPLES } from './sample-paths.ts'

const textsOf = ({ files }: Snapshot): Map<string, string> => new Map(files.map(({ uri, text }) => [uri, text]))

/** The texts after a renaming, by URI; or the reason why there is none. */
function renamed(snapshot: Snapshot, offset: number, newName: string): Map<string, string> | string {
  const edit = attempt(snapshot, offset, newName)
  if (edit instanceof ResponseError) return edit.message
  const texts = textsOf(snapshot)
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    const file = snapshot.file(uri)!
    const spans = edits.map(({ range, newText }) => ({
      span: { start: toOffset(file, range.start), end: toOffset(file, range.end) },
      newText,
    }))
    texts.set(uri, applyEdits(file.text, spans))
  }
  return texts
}

function attempt(snapshot: Snapshot, offset: number, newName: string): ReturnType<typeof rename> | ResponseError {
  try {
    return rename(snapshot, { position: snapshot.lines.position(offset), newName }, { snapshots: [snapshot] })
  } catch (error) {
    if (error instanceof ResponseError) return error
    throw error
  }
}

const fixtureOf = (texts: ReadonlyMap<string, string>): string =>
  [...texts].map(([uri, text]) => `//- ${uri.replace('file://', '')}\n${text}`).join('')

/** The text of the study after renaming what the cursor is on, or the reason why there is none. */
async function after(source: string, newName: string): Promise<string> {
  const { snapshot, cursor } = await snapshotOf(source, { results: false })
  const texts = renamed(snapshot, cursor, newName)
  return typeof texts === 'string' ? texts : texts.get(snapshot.uri)!
}

const SCALE = 'scale S { 0 "No" 1 "Yes" }\n'

test('a score is renamed with its cut-offs and every use', async () => {
  const text = await after(
    `${SCALE}instrument T {
  items q1..q3 on S
  subscale to$0tal = sum(q1..q3) in 0..3
  cutoffs total { low 0..1 high 2..3 }
}
table t { describe T.total, T.total.band }
`,
    'sumOfItems',
  )
  expect(text).toContain('subscale sumOfItems = sum(q1..q3) in 0..3')
  expect(text).toContain('cutoffs sumOfItems {')
  expect(text).toContain('describe T.sumOfItems, T.sumOfItems.band')
  expect(text).not.toContain('total')
})

test('an item of a run takes the run along', async () => {
  const source = `${SCALE}instrument T {
  items q1..q3 on S
  items q4..q6 on S
  reverse q$02
  subscale a = sum(q1..q6)
  subscale b = q5 + q6
}
`
  const text = await after(source, 'item2')
  expect(text).toContain('items item1..item3 on S')
  expect(text).toContain('items item4..item6 on S')
  expect(text).toContain('reverse item2')
  expect(text).toContain('sum(item1..item6)')
  expect(text).toContain('item5 + item6')
  expect(await after(source, 'extra')).toContain('its number stays')
  expect(await after(source, 'item3')).toContain('its number stays')
})

test('an item of its own is renamed alone', async () => {
  const text = await after(`${SCALE}instrument T {\n  item mood$0 "Mood" on S\n  score s = mood * 2\n}\n`, 'feeling')
  expect(text).toContain('item feeling "Mood" on S')
  expect(text).toContain('score s = feeling * 2')
})

test('what is no name, is taken or means something else is refused with the reason', async () => {
  const source = `variable a$0 : number
variable b : number
table t { describe a, b }
`
  expect(await after(source, '1a')).toContain('no name')
  expect(await after(source, 'and')).toContain('cannot be a name')
  expect(await after(source, 'b')).toContain('declared twice')
  const shadow = `${SCALE}variable age$0 : number
instrument T {
  items q1..q2 on S
  score older = q1 + age
}
`
  expect(await after(shadow, 'q2')).toContain('`age` in line 5 would stand for something else')
})

test('words of the language and bare text cannot be renamed', async () => {
  const { snapshot } = await snapshotOf('variable a : number\n', { results: false })
  expect(prepareRename(snapshot, { position: { line: 0, character: 3 } })).toBeNull()
  expect(prepareRename(snapshot, { position: { line: 0, character: 9 } })).toEqual({
    range: { start: { line: 0, character: 9 }, end: { line: 0, character: 10 } },
    placeholder: 'a',
  })
})

test('a category keeps what stands in the data', async () => {
  const source = `variable sex : nominal { fem$0ale "Women" male "Men" }
table t { describe sex where sex = female }
`
  const text = await after(source, 'women')
  expect(text).toContain('{ women "Women" = "female" male "Men" }')
  const coded = await after(source.replace('male "Men"', 'male "Men" = 2').replace('"Women"', '"Women" = 1'), 'women')
  expect(coded).toContain('{ women "Women" = 1 male "Men" = 2 }')
})

test('a variable keeps its column', async () => {
  const text = await after(
    `variable a$0ge : number
data people from "people.csv" {
  id id
  include age >= 18 "Adults"
}
//- /people.csv
id,age
1,30
`,
    'years',
  )
  expect(text).toContain('variable years : number')
  expect(text).toContain('  column "age" as years\n  id id\n  include years >= 18 "Adults"')
})

test('bands of several sets of cut-offs are one name', async () => {
  const text = await after(
    `${SCALE}variable sex : nominal { f = 1 m = 2 }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3)
  cutoffs total when sex = f { low 0..1 high 2..3 }
  cutoffs total when sex = m { lo$0w 0..2 high 3..3 }
  score few : flag = total.band = low
}
`,
    'little',
  )
  expect(text.match(/little/g)).toHaveLength(3)
  expect(text).not.toContain('low')
})

test('an item whose name is part of a heading keeps it', async () => {
  const source = `${SCALE}occasions time { before after }
instrument T {
  item q$0 on S
}
data people from "people.csv" {
  id id
  occasion before columns "{item}_t0"
  occasion after columns "{item}_t1"
}
`
  expect(await after(source, 'mood')).toContain('The columns of `people` are called by the items')
})

test('groups are renamed with the claims about them', async () => {
  const counts = `counts t {
  columns treated$0, control
  yes: 3, 10
  no: 7, 2
  reported percent yes treated = 30
}
comparison c {
  compare t
  reported count no treated = 7
}
`
  const text = await after(counts, 'active')
  expect(text.match(/active/g)).toHaveLength(3)
  expect(text).not.toContain('treated')
  expect(await after(counts, 'control')).toContain('has a group `control` already')
})

test('a sample that is called by a category is renamed with it, claims too', async () => {
  const source = (as: string, name: string) => `${SCALE}variable role : nominal { patient = "p" staff = "s" }
instrument A { asked when role = patient
  items a1..a3 on S
  subscale total = sum(a1..a3)
}
instrument B { asked when role = staff
  items b1..b3 on S
  subscale total = sum(b1..b3)
}
comparison c {
  compare A.total as ${as} with B.total as staff
  reported n ${name} = 12, median staff = 1
}
`
  const text = await after(source('pat$0ient', 'patient'), 'client')
  expect(text.match(/client/g)).toHaveLength(4)
  expect(text).not.toContain('patient')
  const alias = await after(source('others', 'oth$0ers'), 'rest')
  expect(alias.match(/rest/g)).toHaveLength(2)
  expect(alias).toContain('role = patient')
})

test('bands that are compared are renamed together', async () => {
  const text = await after(
    `${SCALE}variable role : nominal { a b }
instrument A {
  items a1..a3 on S
  subscale total = sum(a1..a3)
  cutoffs total { lo$0w 0..1 high 2..3 }
}
instrument B {
  items b1..b3 on S
  subscale total = sum(b1..b3)
  cutoffs total { low 0..1 high 2..3 }
  subscale other = sum(b1, b2)
  cutoffs other { low 0..0 high 1..2 }
}
comparison c { compare A.total.band with B.total.band }
`,
    'little',
  )
  expect(text.match(/little/g)).toHaveLength(2)
  expect(text).toContain('cutoffs other { low')
})

test('renaming goes into used files and into open studies that use this one', async () => {
  const { snapshot, cursor } = await snapshotOf(
    `use "scales.study"
instrument T { item q on St$0ate }
//- /scales.study
scale State { 0 "No" 1 "Yes" }
`,
    { results: false },
  )
  const texts = renamed(snapshot, cursor, 'Feeling') as Map<string, string>
  expect(texts.get('file:///test.study')).toContain('item q on Feeling')
  expect(texts.get('file:///scales.study')).toContain('scale Feeling {')
  const { snapshot: used } = await snapshotOf(`scale State { 0 "No" 1 "Yes" }\n`, { results: false })
  const { uri: _, ...rest } = used
  const own = makeSnapshot({ ...rest, files: [{ ...used.files[0]!, uri: 'file:///scales.study' }] })
  const edit = rename(own, { position: { line: 0, character: 7 }, newName: 'X' }, { snapshots: [own, snapshot] })
  expect(Object.keys(edit?.changes ?? {}).toSorted()).toEqual(['file:///scales.study', 'file:///test.study'])
})

test.each([
  ['q3 "Trouble', 'item3'],
  ['age "Age', 'years'],
  ['older "65', 'old'],
  ['female "Women"', 'woman'],
  ['practice "General', 'gp'],
  ['total "PHQ-9', 'severityScore'],
  ['PHQ9 "Patient', 'PHQ'],
])('%s renamed in the sample with its data: every number stays', async (text, newName) => {
  const snapshot = await sampleSnapshot('phq9/phq9.study')
  const csv = readFileSync(new URL('../../samples/phq9/phq9.csv', import.meta.url), 'utf8')
  const texts = renamed(snapshot, snapshot.text.indexOf(text) + 1, newName)
  if (typeof texts === 'string') throw new Error(texts)
  const { snapshot: now } = await snapshotOf(`${fixtureOf(texts)}//- /phq9.csv\n${csv}`)
  const figures = ({ results }: Snapshot) => ({
    data: results?.value.data.map(({ rows, included, problems }) => ({ rows, included, problems })),
    scores: results?.value.scores.map(({ n, mean, alpha, bands }) => [
      n,
      mean,
      alpha?.value,
      bands.map((b) => b.count),
    ]),
    results: results?.value.results.map(({ statistics, failed }) => ({ statistics, failed })),
    tables: results?.value.tables.map(({ rows }) => rows.map(({ cells }) => cells)),
    findings: results?.value.diagnostics.map(({ code }) => code),
  })
  expect(figures(now)).toEqual(figures(snapshot))
})

test.each(SAMPLES)('%s: every name can be renamed and back', async (path) => {
  const sample = await sampleSnapshot(path)
  const { columns: _, ...rest } = sample
  const snapshot: Snapshot = { ...rest, file: sample.file }
  const problems = snapshot.diagnostics.map(({ code }) => code).toSorted()
  for (const { symbol, span, role, file } of occurrences(snapshot)) {
    if (role !== 'declaration' || file !== snapshot.name) continue
    const fresh = `fresh${/\d*$/.exec(symbol.name)?.[0] === '' ? '' : 'Stem'}${/\d*$/.exec(symbol.name)?.[0] ?? ''}`
    const texts = renamed(snapshot, span.start, fresh)
    if (typeof texts === 'string') throw new Error(`${symbol.kind} ${symbol.name}: ${texts}`)
    const { snapshot: between } = await snapshotOf(fixtureOf(texts), { results: false })
    expect(between.diagnostics.map(({ code }) => code).toSorted(), symbol.name).toEqual(problems)
    const moved = occurrences(between).find((one) => one.symbol.name === fresh && one.role === 'declaration')
    const back = renamed(between, moved!.span.start, symbol.name)
    if (typeof back === 'string') throw new Error(`${symbol.name} back: ${back}`)
    const again = back.get(between.uri)!
    // What a name alone had said is written out by the first renaming, and stays.
    const plain = again.replace(` measures "${symbol.name}"`, '').replace(` = "${symbol.name}"`, '')
    const original = snapshot.text.replace(` = "${symbol.name}"`, '')
    expect(again === snapshot.text || plain === original, `${symbol.kind} ${symbol.name}`).toBe(true)
  }
})
