import { words } from './word.ts'

export const expressionWords = [
  ...words('operator', [], {
    and: 'Both hold; missing where the answer depends on a missing value.',
    or: 'One of them holds; missing where the answer depends on a missing value.',
    not: 'Does not hold.',
    in: 'Lies in a range or in a list; behind a score, the stated range.',
    if: 'A choice by a condition: if C then A else B.',
    else: 'The value where the condition does not hold.',
    at: 'The value of a score at an occasion.',
  }),
  { word: 'then', category: 'operator', within: [], documentation: 'The value where the condition holds.' } as const,
  ...words('function', [], {
    sum: 'The sum of items; prorated where answers may be missing.',
    mean: 'The mean of the answered items.',
    count: 'How many of the conditions hold.',
    min: 'The smallest of the values.',
    max: 'The largest of the values.',
    percent: 'The percentage of respondents for whom a condition holds (in a summary).',
    missing: 'Whether a value is missing.',
    round: 'Rounded half up.',
  }),
]
