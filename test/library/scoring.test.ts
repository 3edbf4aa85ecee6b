import { describe, expect, test } from 'vitest'
import { type Answers, administer, all, numbered } from './administer.ts'

const K6 = ['nervous', 'hopeless', 'restless', 'depressed', 'effort', 'worthless'].map((item) => `k6_${item}`)
const dass = numbered('dass', 21)
/** Twenty-one answers of which those to the numbered items are `answer`, the others 0. */
const only = (items: readonly number[], answer: number): Answers =>
  dass.map((_, i) => (items.includes(i + 1) ? answer : 0))

type Expected = Readonly<Record<string, number | string | null>>

// Each follows from the published key by hand: a flag is 0 or 1, a text is a band, null is missing.
const examples: readonly (readonly [string, string, readonly string[], Answers, Expected])[] = [
  // The severity is mild and the algorithm says major: item 9 counts from 1, the others from 2 (Kroenke et al. 2001).
  [
    'phq9',
    'PHQ9',
    numbered('phq', 9),
    [2, 0, 2, 2, 2, 0, 0, 0, 1],
    { total: 9, 'total.band': 'mild', symptoms: 5, major: 1, other: 0, self_harm: 1, phq2_total: 2 },
  ],
  ['phq9', 'PHQ9', numbered('phq', 9), [2, 0, 2, 2, 0, 0, 0, 1, 1], { total: 8, symptoms: 4, major: 0, other: 1 }],
  ['phq9', 'PHQ9', numbered('phq', 9), [1, 1, 2, 2, 2, 2, 2, 2, 1], { total: 15, symptoms: 7, major: 0, other: 0 }],
  ['phq9', 'PHQ9', numbered('phq', 9), all(9, 3), { total: 27, 'total.band': 'severe', phq2_total: 6, major: 1 }],
  ['phq9', 'PHQ9', numbered('phq', 9), [2, 1, 0, 0, 0, 0, 0, 0, null], { total: null, phq2_total: 3, self_harm: null }],
  ['gad7', 'GAD7', numbered('gad', 7), [3, 3, 3, 3, 3, 0, 0], { total: 15, 'total.band': 'severe', gad2_total: 6 }],
  ['gad7', 'GAD7', numbered('gad', 7), [1, 1, 3, 3, 3, 3, 0], { total: 14, 'gad2_total.band': 'negative' }],
  // Raw 12 is 48, below 50; raw 13 is 52 (WHO 2024).
  ['who5', 'WHO5', numbered('who', 5), [3, 3, 2, 2, 2], { raw: 12, total: 48, 'total.band': 'poor' }],
  ['who5', 'WHO5', numbered('who', 5), [3, 3, 3, 2, 2], { raw: 13, total: 52, 'total.band': 'adequate' }],
  ['who5', 'WHO5', numbered('who', 5), [5, 5, 5, 5, null], { raw: null, total: null }],
  ['k6', 'K6', K6, [3, 3, 3, 2, 1, 1], { total: 13, 'total.band': 'serious' }],
  ['k6', 'K6', K6, [3, 3, 3, 1, 1, 1], { total: 12, 'total.band': 'moderate' }],
  // Nine answers of 1 are 10, not 9; 9 answers that sum to 23 are 25.6, so 26; two missing are none (PMHC MDS).
  ['k10', 'K10', numbered('k10_', 10), [null, ...all(9, 1)], { total: 10, 'total.band': 'low' }],
  ['k10', 'K10', numbered('k10_', 10), [5, 5, 5, 2, 2, 1, 1, 1, 1, null], { total: 26, 'total.band': 'high' }],
  ['k10', 'K10', numbered('k10_', 10), [null, null, ...all(8, 1)], { total: null }],
  ['pss10', 'PSS10', numbered('pss', 10), all(10, 0), { total: 16 }],
  ['pss10', 'PSS10', numbered('pss', 10), all(10, 4), { total: 24 }],
  ['pss10', 'PSS10', numbered('pss', 10), [4, 4, 4, 0, 0, 4, 0, 0, 4, 4], { total: 40 }],
  ['rses', 'RSES', numbered('rses', 10), all(10, 0), { total: 15 }],
  ['rses', 'RSES', numbered('rses', 10), [3, 3, 0, 3, 0, 3, 3, 0, 0, 0], { total: 30 }],
  [
    'dass21',
    'DASS21',
    dass,
    all(21, 1),
    {
      depression: 14,
      'depression.band': 'moderate',
      anxiety: 14,
      'anxiety.band': 'moderate',
      stress: 14,
      'stress.band': 'normal',
    },
  ],
  ['dass21', 'DASS21', dass, only([1, 6, 8, 11, 12, 14, 18], 3), { stress: 42, anxiety: 0, depression: 0 }],
  ['dass21', 'DASS21', dass, only([2, 4, 7, 9, 15, 19, 20], 3), { stress: 0, anxiety: 42, depression: 0 }],
  ['dass21', 'DASS21', dass, only([3, 5, 10, 13, 16, 17, 21], 3), { stress: 0, anxiety: 0, depression: 42 }],
  // Anxiety of raw 5 is 10 when doubled: moderate.
  ['dass21', 'DASS21', dass, only([2, 4, 7, 9, 15], 1), { anxiety: 10, 'anxiety.band': 'moderate' }],
  ['cesd', 'CESD', numbered('cesd', 20), all(20, 0), { total: 12, 'total.band': 'below' }],
  ['cesd', 'CESD', numbered('cesd', 20), all(20, 3), { total: 48, 'total.band': 'above' }],
  ['isi', 'ISI', numbered('isi', 7), all(7, 3), { total: 21, 'total.band': 'moderate' }],
  ['isi', 'ISI', numbered('isi', 7), [4, 4, 4, 4, 4, 4, null], { total: null }],
  ['swls', 'SWLS', numbered('swls', 5), [7, 6, 5, 4, 3], { total: 25 }],
  ['sus', 'SUS', numbered('sus', 10), all(10, 3), { total: 50 }],
  ['sus', 'SUS', numbered('sus', 10), all(10, 5), { total: 50 }],
  ['sus', 'SUS', numbered('sus', 10), [5, 1, 5, 1, 5, 1, 5, 1, 5, 1], { total: 100 }],
  ['sus', 'SUS', numbered('sus', 10), [4, 2, 4, 1, 4, 2, 5, 2, 4, 3], { total: 77.5 }],
]

describe('a person is scored as the published key says', () => {
  test.each(examples)('%s %s %j %j is %j', async (name, instrument, items, answers, expected) => {
    const { value, band } = await administer(name, instrument, items, [answers])
    const got = Object.keys(expected).map((key) => {
      const [score = '', part] = key.split('.')
      return [key, part === 'band' ? band(score) : value(score)]
    })
    expect(Object.fromEntries(got)).toEqual(expected)
  })
})

/** Answers that reach a total before reversal: the first items take as much as they can. */
function reaching(
  total: number,
  n: number,
  [low, high]: readonly [number, number],
  reversed: readonly number[],
): Answers {
  let rest = total - n * low
  return Array.from({ length: n }, (_, i) => {
    const more = Math.min(rest, high - low)
    rest -= more
    return reversed.includes(i + 1) ? high - more : low + more
  })
}

// How many attainable totals each published band holds.
const banded: readonly (readonly [
  string,
  string,
  string,
  string,
  number,
  readonly [number, number],
  number[],
  number[],
])[] = [
  ['phq9', 'PHQ9', 'total', 'phq', 9, [0, 3], [], [5, 5, 5, 5, 8]],
  ['gad7', 'GAD7', 'total', 'gad', 7, [0, 3], [], [5, 5, 5, 7]],
  ['who5', 'WHO5', 'total', 'who', 5, [0, 5], [], [13, 13]],
  ['k10', 'K10', 'total', 'k10_', 10, [1, 5], [], [6, 6, 8, 21]],
  ['cesd', 'CESD', 'total', 'cesd', 20, [0, 3], [4, 8, 12, 16], [16, 45]],
  ['isi', 'ISI', 'total', 'isi', 7, [0, 4], [], [8, 7, 7, 7]],
]

describe('every attainable total is in its published band', () => {
  test.each(banded)('%s %s %s', async (name, instrument, score, stem, n, codes, reversed, expected) => {
    const totals = Array.from({ length: n * (codes[1] - codes[0]) + 1 }, (_, i) => n * codes[0] + i)
    const people = totals.map((total) => reaching(total, n, codes, reversed))
    expect((await administer(name, instrument, numbered(stem, n), people)).bands(score)).toEqual(expected)
  })
  test('k6 K6 total', async () => {
    const people = Array.from({ length: 25 }, (_, total) => reaching(total, 6, [0, 4], []))
    expect((await administer('k6', 'K6', K6, people)).bands('total')).toEqual([5, 8, 12])
  })
  // Upper limits of the sums before they are doubled: D 4 6 10 13, A 3 4 7 9, S 7 9 12 16.
  test.each([
    ['depression', [3, 5, 10, 13, 16, 17, 21], [5, 2, 4, 3, 8]],
    ['anxiety', [2, 4, 7, 9, 15, 19, 20], [4, 1, 3, 2, 12]],
    ['stress', [1, 6, 8, 11, 12, 14, 18], [8, 2, 3, 4, 5]],
  ])('dass21 DASS21 %s', async (score, key, expected) => {
    const people = Array.from({ length: 22 }, (_, total) => {
      const answers = reaching(total, 7, [0, 3], [])
      return dass.map((_, i) => answers[key.indexOf(i + 1)] ?? 0)
    })
    expect((await administer('dass21', 'DASS21', dass, people)).bands(score)).toEqual(expected)
  })
})
