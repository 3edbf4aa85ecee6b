import type { IToken, TokenType } from 'chevrotain'
import { SETTINGS } from '../register/settings.ts'
import { RESERVED } from '../tokens.ts'
import {
  And,
  BlockToken,
  Colon,
  Comma,
  DotDot,
  Else,
  Equals,
  Greater,
  GreaterEqual,
  LBrace,
  Less,
  LessEqual,
  Minus,
  NewLine,
  NotEquals,
  NumberToken,
  Or,
  OtherQuotes,
  Plus,
  Slash,
  Star,
  StringToken,
  Then,
  UnclosedString,
  wordTypes,
} from './lexemes.ts'

/** The declarations, in the order in which messages list them. */
export const DECLARATIONS: readonly string[] = [
  'study',
  'use',
  'scale',
  'instrument',
  'variable',
  'data',
  'occasions',
  'counts',
  'table',
  'figure',
  'comparison',
  'family',
]

const settings = ['encoding', 'delimiter', 'decimal', 'sheet']

/** The words that clauses of each block start with. Blocks that are not here hold entries. */
export const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  study: SETTINGS,
  instrument: [
    'cite',
    'licence',
    'item',
    'items',
    'reverse',
    'asked',
    'needs',
    'subscale',
    'score',
    'cutoffs',
    'mcid',
    'retest',
    'summary',
    'norms',
    'reported',
  ],
  data: ['id', 'column', 'columns', 'missing', 'include', 'expect', 'weight', 'occasion', ...settings],
  counts: ['columns', 'reported'],
  table: ['describe', 'as', 'with', 'where', 'reported'],
  figure: ['likert', 'distribution', 'bands', 'forest', 'roc', 'where'],
  comparison: [
    'compare',
    'correlate',
    'agreement',
    'detect',
    'using',
    'alternative',
    'equivalence',
    'noninferiority',
    'expect',
    'where',
    'stratified',
    'adjusted',
    'reported',
  ],
  family: ['adjust', 'comparisons'],
}

/** Declarations that are nothing without a block. */
export const WITH_BLOCK: ReadonlySet<string> = new Set([
  'study',
  'instrument',
  'occasions',
  'counts',
  'table',
  'figure',
  'comparison',
  'family',
])

export function isName(token: IToken | undefined): boolean {
  return token !== undefined && /^[\p{L}_]/u.test(token.image) && !RESERVED.includes(token.image)
}

export function isString(token: IToken | undefined): boolean {
  const type = token?.tokenType
  return type === StringToken || type === OtherQuotes || type === UnclosedString
}

const continuing = new Set<TokenType>([
  Comma,
  Equals,
  NotEquals,
  LessEqual,
  GreaterEqual,
  Less,
  Greater,
  Plus,
  Minus,
  Star,
  Slash,
  And,
  Or,
])
const continued = new Set<TokenType>([And, Or, Then, Else])

/** Whether a line that ends with this token goes on in the next one. */
export const continuesAfter = (token: IToken | undefined): boolean =>
  token !== undefined && continuing.has(token.tokenType)

/** Whether a line that starts with this token belongs to the one before. */
export const continuesBefore = (token: IToken): boolean => continued.has(token.tokenType)

const declarationTypes = new Map<TokenType, string>(
  [...DECLARATIONS, 'planned', 'exploratory'].map((name) => [wordTypes.get(name)!, name]),
)

/** Whether a token is a word that declarations start with. */
export const startsDeclaration = (token: IToken): boolean => declarationTypes.has(token.tokenType)

/**
 * The declaration that the line starting at `at` is: a declaration word followed by the shape of that declaration. Such a line
 * closes whatever is open. Behind the last token there is none.
 */
export function declarationAt(tokens: readonly IToken[], at: number): string | undefined {
  const start = tokens[at]
  const first = start === undefined ? undefined : declarationTypes.get(start.tokenType)
  if (first === undefined) return undefined
  let next = at + 1
  let kind = first
  if (first === 'planned' || first === 'exploratory') {
    if (tokens[next]?.image !== 'comparison') return undefined
    kind = 'comparison'
    next++
  }
  const second = tokens[next]
  const third = tokens[next + 1]
  if (kind === 'study') return isString(second) ? kind : undefined
  if (kind === 'use') {
    const ends = third === undefined || third.tokenType === NewLine
    return isString(second) || (isName(second) && ends) ? kind : undefined
  }
  if (!isName(second) || third === undefined) return undefined
  const type = third.tokenType
  if (isString(third) || type === Colon || type === Equals || type === LBrace) return kind
  if (kind === 'data' && third.image === 'from') return kind
  if (kind === 'scale' && (type === NumberToken || type === Minus || type === DotDot)) return kind
  return undefined
}

/**
 * Whether the line starting at `at` is a clause of a block of this kind and cannot be the rest of a list or an expression, nor an
 * entry: its word, then a name, a text or a number.
 */
export function clauseAt(tokens: readonly IToken[], at: number, kind: string): boolean {
  const first = tokens[at]
  const next = tokens[at + 1]
  if (first === undefined || next === undefined || !(CLAUSES[kind]?.includes(first.image) ?? false)) return false
  const type = next.tokenType
  if (type === Minus) return first.image === 'missing'
  return isName(next) || isString(next) || type === NumberToken || type === BlockToken
}

/** Whether the line starting at `at` starts with the word of a clause, hyphens included. */
export function startsClause(tokens: readonly IToken[], at: number, kind: string): boolean {
  const first = tokens[at]?.image
  if (first === undefined) return false
  const hyphened = tokens[at + 1]?.image === '-' ? `${first}-${tokens[at + 2]?.image}` : first
  const words = CLAUSES[kind] ?? []
  return words.includes(first) || words.includes(hyphened)
}

/** Whether the line starting at `at` is a row of counts: a name, perhaps a label, and `:`. */
export function rowAt(tokens: readonly IToken[], at: number): boolean {
  const next = isString(tokens[at + 1]) ? tokens[at + 2] : tokens[at + 1]
  return isName(tokens[at]) && !DECLARATIONS.includes(tokens[at]!.image) && next?.tokenType === Colon
}

/** What follows the name, and perhaps the label, of these clauses. */
const afterName: Readonly<Record<string, readonly string[]>> = {
  score: ['=', ':'],
  subscale: ['=', ':'],
  summary: ['='],
  cutoffs: ['{', 'when'],
  norms: ['{', 'when'],
  item: ['on'],
  items: ['..'],
}

/** Whether the line starting at `at`, inside a block of entries, has the shape of a clause of the block around it. */
export function clauseShapeAt(tokens: readonly IToken[], at: number, kind: string): boolean {
  if (!clauseAt(tokens, at, kind)) return false
  const word = tokens[at]!.image
  const next = tokens[at + 1]
  if (isString(next)) return word === 'cite' || word === 'licence'
  const wanted = afterName[word]
  if (wanted === undefined) return true
  const third = isString(tokens[at + 2]) ? tokens[at + 3] : tokens[at + 2]
  return third !== undefined && wanted.includes(third.image)
}

/**
 * Whether the line starting at `at` looks like an entry: a code, or a name with what an entry says of it.
 * @param ranges whether a name may have a range, as in cut-offs
 */
export function entryAt(tokens: readonly IToken[], at: number, ranges: boolean): boolean {
  const first = tokens[at]
  if (first === undefined) return false
  if (first.tokenType === Minus) return tokens[at + 1]?.tokenType === NumberToken
  if (first.tokenType === NumberToken || isString(first)) {
    return isString(tokens[at + 1]) || tokens[at + 1]?.tokenType === Equals
  }
  if (!isName(first) || declarationTypes.has(first.tokenType)) return false
  const labelled = isString(tokens[at + 1])
  const next = labelled ? tokens[at + 2] : tokens[at + 1]
  const type = next?.tokenType
  if (first.image === 'missing' && (type === Minus || type === NumberToken || labelled)) return true
  if (type === Equals || (ranges && (type === NumberToken || type === DotDot)))
    return !CLAUSES['instrument']!.includes(first.image)
  return labelled && (type === undefined || type === NewLine)
}
