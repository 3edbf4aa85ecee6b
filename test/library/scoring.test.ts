import { describe, expect, test } from 'vitest'
import { type Answers, administer, all, numbered } from './administer.ts'

const K6 = ['nervous', 'hopeless', 'restless', 'depressed', 'effort', 'worthless'].map((item) => `k6_${item}`)
const dass = numbered('dass', 21)
/** Twenty-one answers of which those to the numbered items are `answer`, the others 0. */
const only = (items: readonly number[], answer: number): Answers =>
  dass.map((_, i) => (items.includes(i + 1) ? answer : 0))

const CBI = [...numbered('cbi_personal', 6), ...numbered('cbi_work', 7), ...numbered('cbi_client', 6)]
const skipped = (n: number): Answers => Array.from({ length: n }, () => null)

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
  // All 100: (6 · 100 + 0) / 7, since the last is reversed (PUMA). Four of seven answers are enough, three are not.
  ['cbi', 'CBI', CBI, all(19, 100), { personal: 100, work: 600 / 7, client: 100 }],
  [
    'cbi',
    'CBI',
    CBI,
    [25, 50, 75, null, null, null, 25, 25, 25, null, null, null, 75, ...skipped(4), 100, 100],
    { personal: 50, work: 25, client: null },
  ],
  ['cbi', 'CBI', CBI, [...all(6, 50), 0, 0, 0, ...skipped(4), ...all(6, 0)], { personal: 50, work: null, client: 0 }],
  // The first box everywhere: items 1, 2 and 4 score 0 there, the other seven 3.
  [
    'epds',
    'EPDS',
    numbered('epds', 10),
    [0, 0, 3, 0, 3, 3, 3, 3, 3, 3],
    { total: 21, 'total.band': 'likely', self_harm: 1 },
  ],
  [
    'epds',
    'EPDS',
    numbered('epds', 10),
    [0, 0, 3, 0, 3, 3, 0, 0, 0, 0],
    { total: 9, 'total.band': 'unlikely', self_harm: 0 },
  ],
  ['tipi', 'TIPI', numbered('tipi', 10), all(10, 7), { extraversion: 4, agreeableness: 4, stability: 4, openness: 4 }],
  [
    'tipi',
    'TIPI',
    numbered('tipi', 10),
    [7, 1, 6, 2, 5, 2, 6, 3, 5, 4],
    // (7 + 8 − 2) / 2, (8 − 1 + 6) / 2, (6 + 8 − 3) / 2, (8 − 2 + 5) / 2, (5 + 8 − 4) / 2
    { extraversion: 6.5, agreeableness: 6.5, conscientiousness: 5.5, stability: 5.5, openness: 4.5 },
  ],
  [
    'bfi10',
    'BFI10',
    numbered('bfi', 10),
    [1, 5, 2, 4, 3, 5, 1, 4, 2, 5],
    // (6 − 1 + 5) / 2, (5 + 6 − 1) / 2, (6 − 2 + 4) / 2, (6 − 4 + 2) / 2, (6 − 3 + 5) / 2
    { extraversion: 5, agreeableness: 5, conscientiousness: 4, neuroticism: 2, openness: 4 },
  ],
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

// The published key in its sign form, with the constant in front.
const IPIP50: Readonly<Record<string, readonly number[]>> = {
  extraversion: [20, 1, -6, 11, -16, 21, -26, 31, -36, 41, -46],
  agreeableness: [14, -2, 7, -12, 17, -22, 27, -32, 37, 42, 47],
  conscientiousness: [14, 3, -8, 13, -18, 23, -28, 33, -38, 43, 48],
  stability: [38, -4, 9, -14, 19, -24, -29, -34, -39, -44, -49],
  openness: [8, 5, -10, 15, -20, 25, -30, 35, 40, 45, 50],
}

test('ipip50 gives what the published sums with signs give', async () => {
  for (const factor of [7, 11, 13, 17]) {
    const answers = Array.from({ length: 50 }, (_, i) => 1 + ((i * factor + (i % 7)) % 5))
    const { value } = await administer('ipip50', 'IPIP50', numbered('ipip', 50), [answers])
    for (const [name, [constant = 0, ...key]] of Object.entries(IPIP50)) {
      expect(value(name)).toBe(
        key.reduce((sum, item) => sum + Math.sign(item) * answers[Math.abs(item) - 1]!, constant),
      )
    }
  }
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
  ['epds', 'EPDS', 'total', 'epds', 10, [0, 3], [], [10, 3, 18]],
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
