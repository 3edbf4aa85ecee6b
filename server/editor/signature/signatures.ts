/** How a part of a clause starts: a word of the language, or a kind of token. */
export type Starts = { readonly word: string } | { readonly kind: 'name' | 'string' | 'number' | 'block' | 'mark' }

export interface Parameter {
  readonly label: string
  readonly says: string
  readonly starts: Starts
  /** An expression or a list: it goes on until the next part starts. */
  readonly long?: boolean
  readonly optional?: boolean
}

export interface Shape {
  readonly head: string
  readonly says: string
  readonly parameters: readonly Parameter[]
}

const name = (says: string, label = 'NAME'): Parameter => ({ label, says, starts: { kind: 'name' } })
const text = (label: string, says: string, optional = true): Parameter => ({
  label,
  says,
  starts: { kind: 'string' },
  optional,
})
const label = text('"Label"', 'How it is printed.')
const word = (text: string, shape: string, says: string, more: Partial<Parameter> = {}): Parameter => ({
  label: shape,
  says,
  starts: { word: text },
  optional: true,
  long: true,
  ...more,
})
const block = (shape: string, says: string): Parameter => ({ label: shape, says, starts: { kind: 'block' } })

const scorePart = [
  name('How other scores and comparisons call it.'),
  label,
  word(':', ': flag | nominal { … }', 'The type, where it is no number.'),
  word('=', '= EXPRESSION', 'What it is computed from.', { optional: false }),
  word('in', 'in RANGE', 'The range that you expect; it is checked against the one that follows from the items.'),
  word('allow', 'allow N missing', 'How many answers may be missing; the rest is prorated.'),
  word('rounded', 'rounded', 'Prorated scores are rounded half up.'),
  word('measures', 'measures "construct"', 'What it measures, where that is not its name.'),
]

/** The shapes of clauses and declarations that have several parts, by the word they start with. */
export const SHAPES: readonly Shape[] = [
  { head: 'subscale', says: 'A score over items that measures one construct.', parameters: scorePart },
  { head: 'score', says: 'Anything computed from items, subscales and other scores.', parameters: scorePart },
  {
    head: 'cutoffs',
    says: 'Bands of a score, lowest first.',
    parameters: [
      name('The score.', 'SCORE'),
      label,
      word('when', 'when CONDITION', 'For whom these bands hold.'),
      block('{ NAME "Label" LOW..HIGH … }', 'The bands: 0..4 has both ends, 0..<2.5 leaves the upper end out.'),
    ],
  },
  {
    head: 'norms',
    says: 'Reference values of a score.',
    parameters: [
      name('The score.', 'SCORE'),
      word('when', 'when CONDITION', 'For whom these norms hold.'),
      block('{ mean M sd S }', 'Mean and standard deviation, or rows RAW => VALUE.'),
    ],
  },
  {
    head: 'item',
    says: 'One question.',
    parameters: [
      name('As in the data, or renamed there by `column`.'),
      text('"Wording"', 'The question as it was asked.'),
      word('on', 'on SCALE', 'The scale of its answers.', { optional: false }),
      word('reversed', 'reversed', 'Answers are turned round: min + max − x.'),
      word('unscored', 'unscored', 'It belongs to no score, on purpose.'),
      word('asked', 'asked when CONDITION', 'Who gets the item.'),
      word('otherwise', 'otherwise VALUE', 'What a skipped item counts as.'),
    ],
  },
  {
    head: 'items',
    says: 'A run of questions.',
    parameters: [
      { label: 'FIRST..LAST', says: 'Names with one stem and running numbers.', starts: { kind: 'name' }, long: true },
      word('on', 'on SCALE', 'The scale of their answers.', { optional: false }),
      word('reversed', 'reversed', 'Answers are turned round: min + max − x.'),
    ],
  },
  {
    head: 'mcid',
    says: 'The smallest change that matters to patients.',
    parameters: [
      name('The score.', 'SCORE'),
      { label: 'N', says: 'In points of the score.', starts: { kind: 'number' } },
    ],
  },
  {
    head: 'retest',
    says: 'The test–retest reliability, for the reliable change index.',
    parameters: [name('The score.', 'SCORE'), { label: 'R', says: 'Between 0 and 1.', starts: { kind: 'number' } }],
  },
  {
    head: 'compare',
    says: 'The samples to compare.',
    parameters: [
      {
        label: 'SAMPLE',
        says: 'A score or a variable, `at` an occasion, `where` a condition, `as` a name.',
        starts: { kind: 'name' },
        long: true,
      },
      word('by', 'by GROUPS', 'The variable that makes the groups, or the occasions.'),
      word('with', 'with SAMPLE', 'The other sample.'),
      word('paired', 'paired', 'Both come from the same people.'),
      word('stratified', 'stratified by VARIABLE', 'Compared within its categories.'),
      word('adjusted', 'adjusted for A, B', 'Covariates.'),
    ],
  },
  {
    head: 'using',
    says: 'The test; left out, a default that never looks at the data.',
    parameters: [
      { label: 'TEST', says: 'The test, then its options.', starts: { kind: 'name' }, long: true },
      word('if', 'if normal', 'Only when Shapiro–Wilk p ≥ alpha in every group of 3 to 5000.'),
      word('else', 'else TEST', 'The test otherwise.'),
    ],
  },
  {
    head: 'reported',
    says: 'What the paper reports; each is computed again.',
    parameters: [
      {
        label: 'FIGURE',
        says: 'p, difference, statistic, df, effect, n, median, quartiles, mean, sd, range, count, percent.',
        starts: { kind: 'name' },
      },
      {
        label: 'GROUP',
        says: 'The group, after the band for `count` and `percent`.',
        starts: { kind: 'name' },
        optional: true,
      },
      word('=', '= VALUE', 'With the digits as printed: 0.030 claims three decimals.', { optional: false }),
      word('in', 'in LOW..HIGH', 'The reported interval.'),
    ],
  },
  {
    head: 'column',
    says: 'A column whose name differs from that of what it holds.',
    parameters: [
      {
        label: '"Heading", …',
        says: 'Its heading, and those in other versions of the file.',
        starts: { kind: 'string' },
        long: true,
      },
      word('as', 'as ITEM', 'The item or variable.', { optional: false }),
      word('already', 'already reversed', 'Somebody has reversed it in the file.'),
    ],
  },
  {
    head: 'columns',
    says: 'A run of columns.',
    parameters: [
      {
        label: '"PATTERN{1..12}", …',
        says: 'Headings with running numbers in braces.',
        starts: { kind: 'string' },
        long: true,
      },
      word('as', 'as FIRST..LAST', 'The items.'),
      word('already', 'already reversed', 'Somebody has reversed them in the file.'),
    ],
  },
  {
    head: 'include',
    says: 'Who is analysed.',
    parameters: [
      { label: 'CONDITION', says: 'Those for whom it holds.', starts: { kind: 'name' }, long: true },
      text('"Reason"', 'As the flow of participants prints it.'),
    ],
  },
  {
    head: 'describe',
    says: 'The rows of the table.',
    parameters: [
      { label: 'X, …', says: 'Variables and scores.', starts: { kind: 'name' }, long: true },
      word('by', 'by VARIABLE', 'The groups in its columns.'),
    ],
  },
  {
    head: 'scale',
    says: 'The answers that an item can take.',
    parameters: [
      name('How items call it.'),
      label,
      word(':', ': nominal | interval', 'The level, where it is not ordinal.'),
      block('{ CODE "Label" … }', 'Or a range such as 0..100, perhaps with `step 0.5`.'),
    ],
  },
  {
    head: 'variable',
    says: 'Something known about each respondent.',
    parameters: [
      name('As the column in the data, or renamed there.'),
      label,
      word(':', ': TYPE', 'number [in RANGE], nominal { … }, ordinal { … }, flag or date.', { optional: false }),
      word('=', '= EXPRESSION', 'What it is derived from.'),
    ],
  },
  {
    head: 'data',
    says: 'A file of answers.',
    parameters: [
      name('How results call it.'),
      word('from', 'from "PATH"', 'The file, seen from this study.', { optional: false }),
      block('{ … }', 'Identifier, columns, missing codes, who is included.'),
    ],
  },
]

/** What functions take. */
export const FUNCTIONS: Readonly<Record<string, { readonly parameters: readonly string[]; readonly says: string }>> = {
  sum: {
    parameters: ['items, …'],
    says: 'The sum of items; with `allow N missing`, the mean of those answered times their number.',
  },
  mean: { parameters: ['items, …'], says: 'The mean of items; with `allow N missing`, of those answered.' },
  count: { parameters: ['conditions, …'], says: 'How many of the conditions hold: count(q1..q9 >= 2).' },
  min: { parameters: ['values, …'], says: 'The smallest of the values.' },
  max: { parameters: ['values, …'], says: 'The largest of the values.' },
  percent: {
    parameters: ['condition'],
    says: 'The percentage of respondents for whom the condition holds; in a summary.',
  },
  missing: { parameters: ['value'], says: 'Whether the value is missing.' },
  round: { parameters: ['value'], says: 'The value rounded half up.' },
}
