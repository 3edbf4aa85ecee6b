import { expect, test } from 'vitest'
import { automatic, tabled } from '../../client/inline/names.ts'
import type { ClaimResult, StudyResults } from '../../server/results/types.ts'

const claim = (holds: boolean | null): ClaimResult => ({
  name: 'p',
  reported: '0.030',
  recomputed: 0.024,
  holds,
  explanations: [],
  line: 1,
})

/** Of results, what the names of tables are taken from. */
type Parts = Pick<StudyResults, 'data' | 'scores' | 'tables' | 'results' | 'counts'>

const named = (name: string, ...claims: ClaimResult[]) => ({ name, label: `The ${name}`, claims })

const results = {
  data: [{ name: 'respondents', path: 'star.csv' }],
  scores: [{ instrument: 'STAR_C', name: 'total', label: 'Total', claims: [claim(false)] }],
  tables: [named('participants')],
  results: [named('one', claim(true)), named('two', claim(true), claim(false)), named('three', claim(null))],
  counts: [named('typed', claim(false))],
} as unknown as Parts as StudyResults

test('everything with a table has the name that the server knows it by', () => {
  expect(tabled(results).map(({ name }) => name)).toEqual([
    'data.respondents',
    'STAR_C.total',
    'participants',
    'one',
    'two',
    'three',
    'typed',
  ])
})

test.each([
  ['off', []],
  ['failedClaims', ['STAR_C.total', 'two', 'typed']],
  ['all', ['participants', 'one', 'two', 'three', 'typed']],
] as const)('%s opens %j', (which, names) => {
  expect(automatic(results, which)).toEqual(names)
})
