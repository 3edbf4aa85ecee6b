import { beforeAll, expect, test } from 'vitest'
import { tests } from '../../grammar/register/tests.ts'
import { ADJUSTMENTS, EFFECTS, TESTS } from '../../server/render/methods/catalogue.ts'
import { methods } from '../../server/render/methods/methods.ts'
import { references } from '../../server/render/methods/references.ts'
import type { StudyResults } from '../../server/results/types.ts'
import { resultsOf, SAMPLES } from './html/markup.ts'

const all = new Map<string, StudyResults>()
beforeAll(async () => {
  for (const sample of SAMPLES) all.set(sample, await resultsOf(sample))
}, 60_000)

test.each(SAMPLES)('%s: every source is cited, in the order of its number', (sample) => {
  const { paragraphs, references: list } = methods(all.get(sample)!)
  const cited = [...paragraphs.join(' ').matchAll(/\[([\d,]+)\]/g)].flatMap((m) => m[1]!.split(',').map(Number))
  const first = [...new Set(cited)]
  expect(first).toEqual(list.map((_, i) => i + 1))
  expect(new Set(list).size).toBe(list.length)
})

test('says what was run, of whom, and nothing else', () => {
  const text = methods(all.get('star/star')!).paragraphs.join(' ')
  for (const said of [
    'Of 184 records, 184 were analysed.',
    'Mann–Whitney U test (asymptotic, tie-corrected, continuity-corrected)',
    'quartiles (type 5',
    'adjusted by the method of Holm',
    'conventions of MedCalc',
    'α = 0.05',
    'intervals are at 95 %',
  ])
    expect(text).toContain(said)
  for (const other of ['Welch', 'Kruskal', 'Yates', 'Shapiro', 'Bonferroni', 'Hedges', 'standard deviations'])
    expect(text).not.toContain(other)
  const phq9 = methods(all.get('phq9/phq9')!)
  expect(phq9.paragraphs.join(' ')).toContain('Of 240 records, 235 were analysed (5 did not meet “Adults”).')
  expect(phq9.references.join(' ')).toContain('Kroenke')
})

test('a comparison without an answer is not said to have been tested', () => {
  const star = all.get('star/star')!
  const none = { ...star, results: star.results.map((r) => ({ ...r, statistics: { p: null } })) }
  expect(methods(none).paragraphs.join(' ')).not.toContain('was used')
})

test('a one-sided test is named as such', () => {
  const star = all.get('star/star')!
  const one = {
    ...star,
    results: star.results.map((r, i) => (i === 1 ? { ...r, alternative: 'greater' as const } : r)),
  }
  expect(methods(one).paragraphs.join(' ')).toContain(`two-sided except “${star.results[1]!.label}” (greater)`)
})

test('every test that is computed for a comparison, every adjustment and effect has its words', () => {
  const shapes = ['distribution', 'reliability']
  const computed = tests.filter(
    (t) => t.computed && !t.shapes.every((shape) => shapes.includes(shape)) && t.name !== 'dunn',
  )
  for (const { name, effect } of computed) {
    if (TESTS[name] === undefined) expect.soft(name).toBe('has a row in the catalogue')
    if (effect !== undefined && !effect.endsWith('-ratio')) expect.soft(Object.keys(EFFECTS)).toContain(effect)
  }
  expect(Object.keys(ADJUSTMENTS).sort()).toEqual(['bh', 'bonferroni', 'by', 'hochberg', 'holm', 'hommel'])
})

test('sources have authors, a title and a year', () => {
  for (const text of Object.values(references))
    expect(text).toMatch(/^[\p{Lu}][\p{L}–’'-]+( [A-Z]{1,3})?.*\..*\b(18|19|20)\d\d\b.*\.$/u)
})
