import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tests } from '../../grammar/register/tests.ts'
import { testText } from '../../server/editor/hover/words.ts'
import { hover } from '../../server/editor/hover.ts'
import { toOffset, toPosition } from '../../server/editor/positions.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { SAMPLES } from './sample-paths.ts'

const STAR_CSV = readFileSync(new URL('../../samples/star/star.csv', import.meta.url), 'utf8')
const context = { documentation: 'https://example.org/docs' }

/** The Markdown of a hover; pictures without their bytes. */
function textAt(snapshot: Snapshot, offset: number): string | undefined {
  const found = hover(snapshot, { position: toPosition(snapshot, offset) }, context)
  const { contents } = found ?? {}
  if (contents === undefined || typeof contents === 'string' || !('value' in contents)) return undefined
  return contents.value.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,…')
}

async function hovered(source: string): Promise<string | undefined> {
  const { snapshot, cursor } = await snapshotOf(source)
  return textAt(snapshot, cursor)
}

const star = await sampleSnapshot('star/star.study')
const phq9 = await sampleSnapshot('phq9/phq9.study')
/** What stands where this text does, one character into it. */
const on = (snapshot: Snapshot, text: string): string => textAt(snapshot, snapshot.text.indexOf(text) + 1) ?? ''

test('a score: what it is, its range, who answered, how reliable, its bands and items', () => {
  const text = on(star, 'total "Total STAR score" = collaboration + clinicianInput + nonSupportive')
  expect(text).toMatch(/^\*\*Total STAR score\*\* · score of STAR_P `total`/)
  expect(text).toContain('`collaboration + clinicianInput + nonSupportive`')
  expect(text).toContain('Can be **0..48**')
  // Table 4 of the paper: 35 (31–40) of 132 patients; Table 5: 9, 65 and 58 of them.
  expect(text).toContain('| All | 132 | 0 | 35 (31–40) |')
  expect(text).toContain('| Poor | 0–24 | 9 (6.8) |')
  expect(text).toContain('| Excellent | 37–48 | 58 (43.9) |')
  expect(text).toMatch(/Cronbach’s α = \*\*0\.80\*\*, 95 % CI \[0\.74, 0\.84\], n = 132/)
  expect(text).toMatch(/\| p4\\\* \| 132 \|/)
})

test('a score shows its distribution as a picture whose text has the numbers', () => {
  const position = toPosition(star, star.text.indexOf('total "Total') + 1)
  const { contents } = hover(star, { position }, context) ?? {}
  const value = typeof contents === 'object' && 'value' in contents ? contents.value : ''
  const [, alternative = '', encoded = ''] =
    /!\[(.*?)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)/.exec(value) ?? []
  expect(alternative).toMatch(/^Total STAR score: n = 52, 26 × 1, /)
  const counts = [...alternative.matchAll(/ × (\d+)/g)].map((match) => Number(match[1]))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(52)
  expect(Buffer.from(encoded, 'base64').toString('utf8')).toMatch(/^<svg [\s\S]*<\/svg>\s*$/)
})

test('groups that the study compares are set beside each other', () => {
  const text = on(phq9, 'total "PHQ-9 total"')
  expect(text).toMatch(/\| General practice \| 148 \|/)
  expect(text).toMatch(/\| Out-patient clinic \| 87 \|/)
  expect(text).toContain('missing answers allowed: up to 2, prorated, rounded')
})

test('an item: wording, codes and answers as they were given, reversed or not', () => {
  const plain = on(phq9, 'q1 "Little')
  expect(plain).toContain('**Little interest or pleasure in doing things** · item of PHQ9 `q1`')
  expect(plain).toMatch(/\| 0 \| Not at all \| \d+ \| [\d.]+ \|/)
  // p4 is reversed: counted here from the data file, column p4 of the 132 patients.
  const reversed = on(star, 'p4, p7')
  expect(reversed).toContain('**reversed**')
  const counts = [...reversed.matchAll(/^\| \d \| [^|]+ \| (\d+) \|/gm)].map((match) => Number(match[1]))
  expect(counts).toEqual(answersOf('p4'))
})

test('a band: who falls in', () => {
  const text = textAt(star, star.text.lastIndexOf('excellent "Excellent" 10..12') + 1) ?? ''
  expect(text).toMatch(/^\*\*Excellent\*\* · band of STAR_P.clinicianInput `excellent`/)
  expect(text).toContain('| **Excellent** | 10–12 | 58 (43.9) |')
})

test('scales, instruments, variables, categories, data', () => {
  expect(on(star, 'Frequency "How often"')).toContain('On it: STAR_C (12 items), STAR_P (12 items)')
  expect(on(star, 'STAR_P "STAR, patient')).toContain('12 items, reversed: p4, p7, p9')
  expect(on(star, 'role "Respondent"')).toContain('Healthcare professionals n = 52 · Patients n = 132 · Total n = 184')
  expect(on(star, 'sex "Sex"')).toMatch(/Men \| 10 \(19\.2\) \| 80 \(60\.6\)/)
  expect(on(star, 'male   "Men"')).toContain('In the file: male, muško')
  expect(on(star, 'respondents from')).toContain('| Included | 184 |')
  expect(on(star, 'age "Age')).toContain('Column “age” or “Dob” of `respondents`')
})

test('comparisons: the table, the answer, the other conventions', () => {
  const text = on(star, 'difficulties "Table 2')
  expect(text).toContain('| Patients | 132 | 8 (6–10) |')
  expect(text).toContain('p = 0.020')
  // The quartiles are 8–10 by MedCalc and 8–9 by R, so it is not all the same.
  expect(text).toContain('p is the same under the conventions of r, spss, stata; quartiles and the sign')
  expect(text).toContain('(https://example.org/docs/statistics/mann-whitney.md)')
  expect(on(star, 'primary "Primary')).toMatch(/Table 5\. Overall assessment, by band \| 0\.111 \| 0\.221 \|/)
  expect(on(star, 'participants "Part')).toContain('Marital status, n (%)')
})

test('counts: the table with its claims, before results too', async () => {
  const source = `counts t "Improved" {
  columns a "First", b "Second"
  yes "Yes": 3, 10
  no "No": 7, 2
}
comparison c { compare t$0 }
`
  expect(await hovered(source)).toMatch(/\| Yes \| 3 \(30\.0\) \| 10 \(83\.3\) \|/)
  const { snapshot, cursor } = await snapshotOf(source, { results: false })
  expect(textAt(snapshot, cursor)).toContain('| Yes | 3 | 10 |')
})

test('tests: what they ask and assume, with their options', () => {
  const text = on(star, 'mann-whitney\n')
  expect(text).toContain('**Mann–Whitney U test** · test `mann-whitney`')
  expect(text).toContain('Does a person of one group tend to score higher')
  expect(text).toContain('| `continuity` |')
  expect(text).toContain('`U₁ = R₁ − m(m + 1)/2, U₂ = mn − U₁`')
  expect(text).toContain('Mann HB, Whitney DR.')
  expect(text).toContain('Effect size: rank-biserial r')
  for (const row of tests.filter(({ computed }) => computed)) {
    expect(testText(row, undefined), row.name).toMatch(/`[^`]* = [^`]*`/)
    expect(testText(row, undefined), row.name).toMatch(/^- \p{L}.* 1[89]\d\d|^- \p{L}.* 20\d\d/mu)
  }
})

test('words of the language, by where they stand', async () => {
  expect(on(star, 'reverse c4')).toContain('Items whose answers are turned round')
  expect(on(star, 'design cross')).toContain('The design of the study')
  expect(on(star, 'digits 0')).toContain('Here: `0`')
  expect(on(star, 'medcalc\n')).toContain('MedCalc takes quantiles by type 5 (Hazen)')
  expect(on(star, 'exploratory comparison')).toBeTruthy()
  expect(on(star, 'exact  # three')).toBe('')
  expect(on(phq9, 'dunn')).toContain('Which groups differ')
  const claims = await hovered('counts t {\n  columns a, b\n  x: 1, 2\n  reported per$0cent x a = 100\n}\n')
  expect(claims).toMatch(/^\*\*percent\*\* · a figure that was reported\s+✓ reported/)
})

test('columns: what they are read as, where they stand', () => {
  expect(on(star, '"marital_status"')).toBe('**marital\\_status** · read as `maritalStatus` · column 5 of the file')
  expect(on(star, '"Bračno stanje"')).toContain('not in this file')
  const run = on(star, '"p{1..12}"')
  expect(run).toContain('· 12 columns')
  expect(run).toContain('“p12” is `STAR_P.p12` · column 35 of the file')
})

test('parts of a score', () => {
  const offset = star.text.indexOf('STAR_P.total.band') + 'STAR_P.total.b'.length
  expect(textAt(star, offset)).toMatch(
    /^`STAR_P.total.band` · the band of Total STAR score[\s\S]*Excellent \| 37–48 \| 58/,
  )
})

test('a reported figure: what it is when it is computed again', async () => {
  const published = await sampleSnapshot('star-as-published/star-as-published.study')
  // R: 0.02385 by fisher.test, 0.0327 by chisq.test of Table 3.
  const text = textAt(published, published.text.indexOf('p = 0.030'))
  expect(text).toMatch(/^\*\*p\*\*[\s\S]*✗ reported p = 0\.030, recomputed 0\.0238/)
  expect(textAt(published, published.text.indexOf('percent good patient = 10.6'))).toContain('✓ reported')
})

test('texts, comments and blank lines have no hover', async () => {
  expect(await hovered('# a com$0ment on scores\nvariable a : number\n')).toBeUndefined()
  expect(await hovered('variable a "the me$0an" : number\n')).toBeUndefined()
  expect(await hovered('variable a : number\n$0\nvariable b : number\n')).toBeUndefined()
})

test('older results stay and say so', () => {
  const { results, file, ...rest } = star
  const stale: Snapshot = { ...rest, file, results: { ...results!, state: 'stale' } }
  expect(on(stale, 'total "Total')).toContain('*From before the last edit, being computed again.*')
  expect(on(stale, 'Frequency "How')).not.toContain('being computed')
})

test.each(SAMPLES)('%s: a hover at every place, none throws', async (path) => {
  const snapshot = await sampleSnapshot(path)
  let found = 0
  for (let offset = 0; offset <= snapshot.text.length; offset++) {
    const position = toPosition(snapshot, offset)
    const shown = hover(snapshot, { position }, context)
    if (shown?.range === undefined) continue
    found++
    const { start: from, end } = shown.range
    expect(toOffset(snapshot, from) <= offset && offset <= toOffset(snapshot, end)).toBe(true)
  }
  expect(found).toBeGreaterThan(snapshot.text.length / 4)
})

/** How often each answer 0..4 stands in a column of the sample, read here by splitting its lines. */
function answersOf(column: string): number[] {
  const [header = '', ...rows] = STAR_CSV.trim().split(/\r?\n/)
  const at = header.split(',').indexOf(column)
  const answers = rows.map((row) => row.split(',')[at])
  return [0, 1, 2, 3, 4].map((code) => answers.filter((answer) => answer === String(code)).length)
}

test('whose numbers are shown of a variable, and which rows a table describes', async () => {
  expect(on(star, 'yearsMarried "')).toContain('**Only rows where** `maritalStatus = married`, from table `marriages`')
  expect(on(star, 'marriages "')).toContain('Only rows where maritalStatus = married.')
  expect(on(star, 'age "Age')).toContain('All included rows, from table `participants`')
  const restricted = await hovered(`variable age$0 "Age" : number in 0..99
variable role "Role" : nominal { a "A" = "a"  b "B" = "b" }
data d from "d.csv" { id id }
table some { describe age
  where role = a }
table all { describe age by role }
//- /d.csv
id,age,role
1,20,a
2,30,b
3,40,b
`)
  expect(restricted).toContain('All included rows, from table `all`')
  expect(restricted).toMatch(/Total n = 3/)
})

test('`as` and `difference` are what they are where they stand', async () => {
  const text = (source: string) => hovered(`comparison c { ${source} }`)
  expect(await text('compare a with b a$0s x')).toContain('The name of a sample')
  expect(await text('compare a with b\n reported diff$0erence = 1')).toContain('The difference between the samples')
  expect(await hovered('table t {\n describe a\n a$0s mean-sd }')).toContain('How numbers are described')
  expect(await hovered('data d from "x" { column "a" a$0s b }')).toContain('that a column holds')
})

test('the range of a band: who falls into it, among the others', () => {
  const range = star.text.lastIndexOf('10..12')
  for (const offset of [range, range + 2, range + 5])
    expect(textAt(star, offset)).toContain('| **Excellent** | 10–12 | 58 (43.9) |')
})

test('the name of a data file: rows, columns, encoding, who is included', () => {
  const text = textAt(star, star.text.indexOf('"star.csv"') + 3)
  expect(text).toContain('| Included | 184 |')
  expect(text).toContain(`${STAR_CSV.split('\n')[0]?.split(/[,;]/).length} columns · encoding`)
})

test('a reported number: what it claims, and whether it holds', async () => {
  const source = (at: string) => `counts t {\n  columns a, b\n  x: 1, 2\n  y: 3, 4\n  reported percent x a = ${at}\n}\n`
  expect(await hovered(source('25$0.0'))).toMatch(/^\*\*percent x a\*\* · a figure that was reported\s+✓ reported/)
  expect(await hovered(source('2$07.0'))).toMatch(/✗ reported percent x a = 27\.0, recomputed 25\.00/)
})

test('codes of missing answers have their labels, also of items that belong to no score', () => {
  for (const at of ['q1 "Little', 'Bothered "Over', 'q10 "How'])
    expect(on(phq9, at)).toContain("Missing: 7 “Refused”, 9 “Don't know”")
  expect(on(phq9, 'q10 "How')).toContain('belongs to no score, so its answers are not counted')
})

test('bands for some only say for whom', async () => {
  const { snapshot } = await snapshotOf(`scale S { 0 "No"  1 "Yes" }
variable sex "Sex" : nominal { female "Women" = "f"  male "Men" = "m" }
instrument Q "Questionnaire" {
  items q1..q3 on S
  subscale total "Total" = sum(q1..q3) in 0..3
  cutoffs total when sex = female { low "Low" 0..1  high "High" 2..3 }
  cutoffs total when sex = male { low "Low" 0..2  high "High" 3..3 }
}
data d from "d.csv" { id id }
//- /d.csv
id,sex,q1,q2,q3
1,f,1,1,0
2,m,1,1,0
3,m,1,1,1
`)
  const text = on(snapshot, 'total "Total"')
  expect(text).toContain('| High (sex = female) | 2–3 | 1 (100.0) |')
  expect(text).toContain('| Low (sex = male) | 0–2 | 1 (50.0) |')
})

test('a score that says yes or no has a share, no median', () => {
  const text = on(phq9, 'major "Major')
  // 45 of 220, counted in R.
  expect(text).toContain('45 (20.5 %)')
  expect(text).not.toContain('Median')
})
