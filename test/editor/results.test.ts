import { expect, test } from 'vitest'
import { codeLens } from '../../server/editor/code-lens.ts'
import { inlayHints } from '../../server/editor/inlay-hints.ts'
import { inlineTable } from '../../server/editor/inline-table.ts'
import { toOffset } from '../../server/editor/positions.ts'
import { defaultSettings } from '../../server/editor/settings.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { edited } from './edited.ts'
import { SAMPLES } from './sample-paths.ts'

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } }
const context = { settings: defaultSettings }
const hintsOf = (snapshot: Snapshot, settings = defaultSettings) => inlayHints(snapshot, { range: WHOLE }, { settings })

/** The line of each hint as written, with the hint behind it. */
function drawn(snapshot: Snapshot): string[] {
  const lines = snapshot.text.split('\n')
  return hintsOf(snapshot).map(({ position, label }) => {
    const line = lines[position.line] ?? ''
    return `${line.slice(0, position.character).trim()} ⟦${label}⟧${line.slice(position.character)}`
  })
}

async function hints(source: string): Promise<string[]> {
  return drawn((await snapshotOf(source)).snapshot)
}

const star = await sampleSnapshot('star/star.study')

/** The five tables of the paper (NECOS 2025): medians with quartiles, n (%), p. */
test('hints have the figures of the paper', () => {
  const shown = drawn(star)
  const behind = (start: string): string[] => shown.filter((line) => line.startsWith(start))
  expect(behind('score total')[0]).toContain('Mdn 37 (34–39) · n 52')
  expect(behind('score total')[1]).toContain('Mdn 35 (31–40) · n 132')
  expect(behind('subscale difficulties')[0]).toContain('Mdn 9 (8–10) · n 52')
  expect(behind('subscale clinicianInput')[1]).toContain('Mdn 8 (6–10) · n 132')
  const bands = shown.filter((line) => /^(poor|good|excellent) /.test(line)).map((line) => /⟦(.*)⟧/.exec(line)?.[1])
  expect(bands).toEqual([
    // Table 1 and 3, clinicians; Table 5; then the patients.
    ...['0 (0.0 %)', '0 (0.0 %)', '52 (100.0 %)', '0 (0.0 %)', '39 (75.0 %)', '13 (25.0 %)'],
    ...['0 (0.0 %)', '24 (46.2 %)', '28 (53.8 %)'],
    ...['0 (0.0 %)', '14 (10.6 %)', '118 (89.4 %)', '2 (1.5 %)', '72 (54.5 %)', '58 (43.9 %)'],
    ...['9 (6.8 %)', '65 (49.2 %)', '58 (43.9 %)'],
  ])
  expect(behind('using mann-whitney')[0]).toContain('p = 0.020')
  expect(behind('using mann-whitney')[1]).toContain('p = 0.230')
})

test('a hint stands in front of a comment', () => {
  const text = drawn(star).find((line) => line.startsWith('poor      "Poor"      0..4'))
  expect(text).toBe('poor      "Poor"      0..4 ⟦0 (0.0 %)⟧  # the paper has no category below 5')
})

test('without data a score still shows what it can be', async () => {
  const shown = await hints(`scale S { 0 "a" 1 "b" 2 "c" }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3)
  subscale average = mean(q1..q3) allow 1 missing
  score high : flag = total >= 4
}
`)
  expect(shown).toEqual([
    'subscale total = sum(q1..q3) ⟦0..6⟧',
    'subscale average = mean(q1..q3) allow 1 missing ⟦0..2⟧',
  ])
})

test('a range that the author wrote is not repeated, one that differs is shown', async () => {
  const of = async (stated: string): Promise<string[]> =>
    hints(`scale S { 0 "a" 1 "b" 2 "c" }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3) ${stated}
}
`)
  expect(await of('in 0..6')).toEqual([])
  expect(await of('in 0.0..6.0')).toEqual([])
  expect(await of('in 0..7')).toEqual(['subscale total = sum(q1..q3) in 0..7 ⟦0..6⟧'])
  expect(await of('in 0..<6')).toEqual(['subscale total = sum(q1..q3) in 0..<6 ⟦0..6⟧'])
  expect(await of('in 0..')).toEqual(['subscale total = sum(q1..q3) in 0.. ⟦0..6⟧'])
  expect(drawn(star).find((line) => line.startsWith('score total'))).toMatch(/ in 0\.\.48 ⟦α 0?\.\d\d · Mdn 37/)
})

test('bands show the groups that the study compares', async () => {
  const shown = drawn(await sampleSnapshot('phq9/phq9.study'))
  expect(shown.find((line) => line.startsWith('minimal'))).toMatch(/⟦practice 67 \(45\.3 %\) · clinic 20 \(23\.0 %\)⟧/)
})

const COUNTS = `counts t "Improved" {
  columns a, b
  yes: 3, 10
  no: 7, 2
}
`

test('a test that is not written is shown, and can be written by a double click', async () => {
  const { snapshot } = await snapshotOf(`${COUNTS}comparison c {\n  compare t\n}\n`)
  const [taken, answer] = hintsOf(snapshot)
  expect(taken?.label).toBe('using chi-square')
  expect(taken?.textEdits?.[0]?.newText).toBe('\n  using chi-square')
  expect(String(answer?.label)).toMatch(/^χ² = .*, p = /)
  expect(answer?.position).toEqual(taken?.position)
  expect(String(taken?.label).length + String(answer?.label).length).toBeLessThanOrEqual(43)
})

test('a claim that fails stays in sight, one that holds does not', async () => {
  const of = async (p: string): Promise<string | undefined> =>
    (await hints(`${COUNTS}comparison c {\n  compare t\n  using fisher\n  reported p = ${p}\n}\n`))[0]
  // R: fisher.test(matrix(c(3, 7, 10, 2), 2))$p.value is 0.02742.
  expect(await of('0.030')).toMatch(/p = \.027.* ✗ reported 0\.030⟧/)
  expect(await of('0.027')).not.toContain('✗')
})

test('what cannot be computed says so', async () => {
  const { snapshot } = await snapshotOf(`scale S { 0 "a" 1 "b" }
variable g : nominal { x y }
instrument T { items q1..q3 on S
  subscale total = sum(q1..q3)
}
data d from "absent.csv"
comparison c {
  compare T.total by g
  using mann-whitney
}
`)
  expect(drawn(snapshot)).toEqual(['subscale total = sum(q1..q3) ⟦0..3⟧', 'using mann-whitney ⟦not computed⟧'])
  const lens = codeLens(snapshot, undefined, context).find(({ command }) => command?.title.includes('not computed'))
  expect(lens?.command?.tooltip).toBeTruthy()
})

test('results follow their declaration by name, and say when they are older than the text', () => {
  const later = edited(
    star,
    (text) => `# one line more\n${text.replace('score total "Total', 'score total "The total')}`,
  )
  const [before, after] = [hintsOf(star), hintsOf(later)]
  expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label))
  expect(after.map(({ position }) => position.line - 1)).toEqual(before.map(({ position }) => position.line))
  const tooltip = after[0]?.tooltip
  expect(typeof tooltip === 'object' ? tooltip.value : '').toContain('From before the last edit')
  const renamed = edited(star, (text) => text.replaceAll('difficulties', 'burden'))
  expect(drawn(renamed).find((line) => line.startsWith('subscale burden'))).toBeUndefined()
  expect(drawn(renamed).find((line) => line.startsWith('subscale collaboration'))).toContain('Mdn 18')
})

test('a declaration that is broken costs no other its hint', () => {
  const broken = edited(star, (text) =>
    text.replace('planned comparison overall "Table 4', 'planned comparison overall "Table 4" {{'),
  )
  expect(drawn(broken).filter((line) => line.includes('Mdn'))).toHaveLength(8)
})

test('the same snapshot gives the same hints', () => {
  expect(hintsOf(star)).toEqual(hintsOf(star))
})

test('each kind of hint can be switched off', () => {
  const off = { ...defaultSettings, inlayHints: { scores: false, bands: false, comparisons: false } }
  expect(hintsOf(star, off)).toEqual([])
  const bands = hintsOf(star, { ...off, inlayHints: { ...off.inlayHints, bands: true } })
  expect(bands).toHaveLength(18)
})

test('only what is asked for', () => {
  const range = { start: { line: 29, character: 0 }, end: { line: 33, character: 200 } }
  expect(inlayHints(star, { range }, context)).toHaveLength(4)
})

test.each(SAMPLES)('%s: no hint is longer than the editor shows', async (path) => {
  const snapshot = await sampleSnapshot(path)
  const lines = new Map<number, number>()
  for (const { position, label } of hintsOf(snapshot)) {
    lines.set(position.line, (lines.get(position.line) ?? 0) + String(label).length)
  }
  expect(Math.max(...lines.values())).toBeLessThanOrEqual(43)
})

test('hints of long names and large numbers stay short', async () => {
  const shown = await hints(`scale S { 0 "a" 1000000 "b" }
variable group : nominal { aVeryLongNameOfTheFirstGroup anotherVeryLongNameOfTheSecondGroup }
instrument T {
  items q1..q2 on S
  subscale total = sum(q1..q2) allow 1 missing
  cutoffs total { low 0..999999 high 1000000..2000000 }
}
data d from "d.csv"
comparison c {
  compare T.total by group
  using mann-whitney
  reported p = 0.0001, n aVeryLongNameOfTheFirstGroup = 12
}
//- /d.csv
group,q1,q2
${Array.from({ length: 40 }, (_, i) => `${i % 3 === 0 ? 'aVeryLongNameOfTheFirstGroup' : 'anotherVeryLongNameOfTheSecondGroup'},${i % 2 === 0 ? 0 : 1000000},${i % 5 === 0 ? 1000000 : 0}`).join('\n')}
`)
  expect(shown.length).toBeGreaterThanOrEqual(4)
  for (const line of shown) expect(/⟦(.*)⟧/.exec(line)?.[1]?.length).toBeLessThanOrEqual(43)
  expect(shown.at(-1)).toContain('✗ 2 reported')
})

test.each(SAMPLES)('%s: lenses stand on declarations, their tables can be had', async (path) => {
  const snapshot = await sampleSnapshot(path)
  const lenses = codeLens(snapshot, undefined, context)
  expect(lenses.length).toBeGreaterThan(0)
  for (const { range, command } of lenses) {
    const offset = toOffset(snapshot, range.start)
    const line = snapshot.text.slice(offset, snapshot.text.indexOf('\n', offset))
    expect(line).toMatch(/^(planned |exploratory )?(comparison|table|counts|score|subscale|data) /)
    const [argument] = command?.arguments ?? []
    expect(argument).toEqual({ uri: snapshot.uri, name: expect.any(String) })
    const table = inlineTable(snapshot, { name: argument.name })
    expect(line).toContain(argument.name.split('.').at(-1))
    expect(table?.range.start).toEqual(range.start)
    expect(table?.plain.trim()).not.toBe('')
  }
  const titles = lenses.map(({ command }) => command?.title.replace(/ · .*/, ''))
  expect([...new Set(titles)]).toEqual(['$(table)\u00a0Show table', 'Copy', 'Open in report'])
})

test('lenses say what a reader should not miss', async () => {
  const published = await sampleSnapshot('star-as-published/star-as-published.study')
  const titles = codeLens(published, undefined, context).map(({ command }) => command?.title ?? '')
  expect(titles.filter((title) => title.includes('✗ 1 reported figure does not hold')).length).toBeGreaterThanOrEqual(3)
  expect(codeLens(star, undefined, { settings: { ...defaultSettings, codeLens: false } })).toEqual([])
})

test('lenses are there before results, so that no line moves', async () => {
  const text = `${COUNTS}comparison c { compare t }\n`
  const places = async (results: boolean) =>
    codeLens((await snapshotOf(text, { results })).snapshot, undefined, context).map(({ range }) => range)
  expect(await places(false)).toEqual(await places(true))
})

test('an inline table: what comments of the editor show, with the figures of the paper', () => {
  const table = inlineTable(star, { name: 'overallBands' })
  expect(table?.label).toBe('Table 5. Overall assessment, by band · planned')
  expect(table?.state).toBe('fresh')
  expect(table?.plain).toContain('| Excellent | 28 (53.8) | 58 (43.9) | 86 (46.7) |')
  const markup = table?.markdown.split('\n\n')[0] ?? ''
  expect(markup).toMatch(/^<table>.*<\/table>$/)
  const tags = new Set([...markup.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]))
  expect([...tags].toSorted()).toEqual(['b', 'br', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
  expect(markup.match(/<tr>/g)).toHaveLength(5)
})

test('an inline table of numbers comes with its figure', () => {
  expect(inlineTable(star, { name: 'overall' })?.svg).toMatch(/^<svg [\s\S]*<\/svg>/)
  expect(inlineTable(star, { name: 'STAR_P.total' })?.svg).toMatch(/^<svg /)
  expect(inlineTable(star, { name: 'none' })).toBeNull()
})

test('what labels hold is text, not markup', async () => {
  const { snapshot } = await snapshotOf(`counts t "<b>T</b> & co" {
  columns a "<img src=x>", b
  yes "a | b": 3, 10
  no: 7, 2
}
`)
  const table = inlineTable(snapshot, { name: 't' })
  expect(table?.markdown).toContain('&lt;img src=x&gt;')
  expect(table?.markdown).not.toContain('<img')
  expect(table?.plain).toContain('a \\| b')
})

test('an inline table follows its declaration, and stays while the text is ahead', () => {
  const later = edited(star, (text) => `\n\n${text}`)
  const table = inlineTable(later, { name: 'overall' })
  expect(table?.state).toBe('stale')
  expect(table?.range.start.line).toBe((inlineTable(star, { name: 'overall' })?.range.start.line ?? 0) + 2)
})
