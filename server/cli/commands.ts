import { formats } from '../../grammar/register/formats.ts'

export interface OptionRow {
  readonly name: string
  /** `-h`. */
  readonly short?: string
  /** What follows it, as shown in the help; none: it is a switch. */
  readonly value?: string
  /** Values it may have; free when absent. */
  readonly among?: readonly string[]
  readonly repeatable?: boolean
  readonly says: string
}

export interface CommandRow {
  readonly name: CommandName
  readonly usage: string
  readonly says: string
  /** What one should know to use it. */
  readonly explains: readonly string[]
  readonly options: readonly OptionRow[]
  readonly examples: readonly (readonly [command: string, what: string])[]
  readonly manyFiles: boolean
}

export type CommandName = 'check' | 'run' | 'fmt'

const data: OptionRow = {
  name: 'data',
  value: 'NAME=PATH',
  repeatable: true,
  says: 'Read the data NAME from another file',
}
const root: OptionRow = {
  name: 'root',
  value: 'FOLDER',
  repeatable: true,
  says: 'Let the study read files in this folder too, not only in its own',
}

/** For every command. */
export const commonOptions: readonly OptionRow[] = [
  {
    name: 'color',
    value: 'WHEN',
    among: ['auto', 'always', 'never'],
    says: 'Colour: auto (on a terminal), always, never',
  },
  { name: 'help', short: 'h', says: 'Show this help' },
  { name: 'version', short: 'V', says: 'Show the version' },
]

export const commands: readonly CommandRow[] = [
  {
    name: 'check',
    usage: 'studyspec check FILE… [options]',
    says: 'Find what is wrong in a study, and how to put it right',
    explains: [
      'Reads each study and its data and lists what does not hold: names that are not declared, ranges that the items do not give, cut-offs that leave a score without a band, tests that cannot answer the question, answers that are off their scale.',
      'Each finding has its place (file:line:column), a code with a page in docs/diagnostics, and where possible the way out (help:). Exit status 1 when there is an error, so that it serves in a pre-commit hook.',
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        among: ['text', 'json'],
        says: 'text (default), or json for scripts and editors',
      },
      data,
      root,
    ],
    examples: [
      ['studyspec check star.study', 'One study'],
      ['studyspec check studies/*.study', 'Every study of a folder'],
      ['studyspec check - < star.study', 'From standard input; its data are looked for in the current folder'],
    ],
    manyFiles: true,
  },
  {
    name: 'run',
    usage: 'studyspec run FILE [options]',
    says: 'Compute a study and print its tables',
    explains: [
      'Prints who took part, how reliable the scores are, and the answer to every comparison with its test, effect and interval; the convention is always named. Errors stop what depends on them and nothing else; they are listed on standard error, and the exit status is then 1.',
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        among: formats.map((f) => f.name),
        says: formats.map((f) => `${f.name}: ${f.says.charAt(0).toLowerCase()}${f.says.slice(1)}`).join('; '),
      },
      {
        name: 'only',
        value: 'NAME',
        repeatable: true,
        says: 'Only this comparison, table, family, instrument or score (a score by name comes with its items and bands)',
      },
      data,
      root,
      { name: 'watch', says: 'Run again whenever the study or its data change' },
    ],
    examples: [
      ['studyspec run star.study', 'All tables'],
      ['studyspec run star.study --only overall', 'One comparison'],
      ['studyspec run star.study --only STAR_P.total', 'One score, with its items and bands'],
      ['studyspec run star.study --data respondents=star-hr.csv', 'The same study on another file'],
      ['studyspec run star.study --format json | jq .results[0].statistics.p', 'A number in full'],
    ],
    manyFiles: false,
  },
  {
    name: 'fmt',
    usage: 'studyspec fmt FILE… [--check]',
    says: 'Lay out studies in the one style',
    explains: [
      'Rewrites each file in place: indentation, spaces, line breaks; comments and meaning stay as they are. A file with a syntax error is left untouched. With - it reads standard input and prints the result.',
    ],
    options: [
      { name: 'check', says: 'Change nothing; name the files that would change, and exit with 1 if there are any' },
    ],
    examples: [
      ['studyspec fmt star.study', 'Lay out one file'],
      ['studyspec fmt --check studies/*.study', 'For a pre-commit hook'],
      ['studyspec fmt - < draft.study > star.study', 'As a filter'],
    ],
    manyFiles: true,
  },
]
