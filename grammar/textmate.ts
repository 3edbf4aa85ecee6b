import { RESERVED, VOCABULARY, type WordCategory } from './tokens.ts'

const DECLARATION_NAME = '(?:[ \\t]+([\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*))?'

/** One rule of a TextMate grammar, as far as this language needs it. */
export interface Rule {
  readonly name?: string
  readonly match?: string
  readonly captures?: Readonly<Record<string, { readonly name: string }>>
  readonly include?: string
}

export interface TextMateGrammar {
  readonly $schema: string
  readonly name: string
  readonly scopeName: string
  readonly fileTypes: readonly string[]
  readonly patterns: readonly Rule[]
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Rule[] }>>
}

/** The alternatives of a category for a regular expression, longest first so that `p-values` wins over `p`. */
function alternatives(...categories: WordCategory[]): string {
  const words = VOCABULARY.filter((row) => categories.includes(row.category) && !RESERVED.includes(row.word)).map(
    (row) => row.word,
  )
  const unique = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return `(?:${unique.join('|')})`
}

/** Not touching another letter, digit, `_` or `.` before, nor a letter or digit behind. */
const word = (pattern: string): string => `(?<![\\p{L}\\p{Nd}_.])${pattern}(?![\\p{L}\\p{Nd}_])`

/**
 * The grammar by which editors colour a study before it is parsed. It is a sketch: words are contextual, so that only those at the
 * start of a line, or in a place of their own, are coloured as words of the language.
 */
export function textMateGrammar(): TextMateGrammar {
  const lineStart = '(?:^|(?<=\\{))[ \\t]*'
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'StudySpec',
    scopeName: 'source.study',
    fileTypes: ['study'],
    patterns: ['comments', 'strings', 'declarations', 'clauses', 'functions', 'operators', 'numbers', 'words'].map(
      (part) => ({
        include: `#${part}`,
      }),
    ),
    repository: {
      comments: { patterns: [{ name: 'comment.line.number-sign.study', match: '#.*$' }] },
      strings: { patterns: [{ name: 'string.quoted.double.study', match: '"(?:[^"\\\\]|\\\\.)*"?' }] },
      declarations: {
        patterns: [
          {
            match: `${lineStart}(?:(${alternatives('modifier')})[ \\t]+)?(${alternatives('declaration')})(?![\\p{L}\\p{Nd}_.-])${DECLARATION_NAME}`,
            captures: {
              1: { name: 'storage.modifier.study' },
              2: { name: 'keyword.control.declaration.study' },
              3: { name: 'entity.name.type.study' },
            },
          },
        ],
      },
      clauses: {
        patterns: [
          {
            match: `${lineStart}(subscale|score|summary|item)(?![\\p{L}\\p{Nd}_.-])${DECLARATION_NAME}`,
            captures: { 1: { name: 'keyword.other.clause.study' }, 2: { name: 'entity.name.function.study' } },
          },
          {
            match: `${lineStart}(${alternatives('clause')})(?![\\p{L}\\p{Nd}_.-])(?!\\s*(?:"|:|=))`,
            captures: { 1: { name: 'keyword.other.clause.study' } },
          },
          {
            match: `${lineStart}(cite|licence|encoding|delimiter|decimal|sheet|columns?|locale|missing)(?=[ \\t]+")`,
            captures: { 1: { name: 'keyword.other.clause.study' } },
          },
          {
            match: `(:)[ \\t]*(${alternatives('type')})(?![\\p{L}\\p{Nd}_])`,
            captures: { 2: { name: 'storage.type.study' } },
          },
        ],
      },
      functions: {
        patterns: [
          {
            match: `${word(`(${alternatives('function')})`)}(?=\\()`,
            captures: { 1: { name: 'support.function.study' } },
          },
        ],
      },
      operators: {
        patterns: [
          { name: 'keyword.operator.word.study', match: word(`(?:${RESERVED.join('|')})`) },
          { name: 'keyword.operator.study', match: '\\.\\.<?|=>|!=|<=|>=|[-+*/=<>]' },
        ],
      },
      numbers: {
        patterns: [
          {
            name: 'constant.numeric.study',
            match: '(?<![\\p{L}\\p{Nd}_])(?:\\d+(?:\\.\\d+)?|(?<!\\.)\\.\\d+)(?:[eE][+-]?\\d+)?',
          },
        ],
      },
      words: {
        patterns: [
          {
            match: `(?<=\\busing[ \\t])[ \\t]*([\\p{L}][\\p{L}\\p{Nd}-]*)`,
            captures: { 1: { name: 'support.function.test.study' } },
          },
          { name: 'keyword.other.connector.study', match: `${word(alternatives('connector'))}(?=[ \\t])` },
          { name: 'support.constant.study', match: `${word(alternatives('option', 'value'))}(?=[ \\t]*(?:,|$|\\}))` },
        ],
      },
    },
  }
}

/** The file of the grammar, as it is committed. */
export function textMateFile(): string {
  return `${JSON.stringify(textMateGrammar(), null, 2)}\n`
}
