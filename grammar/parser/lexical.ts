import type { IToken, TokenType } from 'chevrotain'
import type { SyntaxProblem } from './errors.ts'
import {
  Arrow,
  Comma,
  DotDot,
  Else,
  Equals,
  Greater,
  GreaterEqual,
  LBrace,
  Less,
  LessEqual,
  LParen,
  Minus,
  NewLine,
  NotEquals,
  NumberToken,
  OtherQuotes,
  Plus,
  Slash,
  Star,
  StringToken,
  Then,
  UnclosedString,
  Unknown,
} from './lexemes.ts'
import { endOf } from './lexer.ts'

const spellings = new Map([
  [DotDot, '..'],
  [Equals, '='],
  [NotEquals, '!='],
  [LessEqual, '<='],
  [GreaterEqual, '>='],
  [Minus, '-'],
  [Star, '*'],
  [Slash, '/'],
])

/**
 * The mistakes within tokens, in order: quotes, escapes, foreign operators and characters that the language does not use. Neighbouring
 * strange characters are one mistake.
 * @returns the errors, and the tokens without the strange characters
 */
export function lexicalErrors(tokens: IToken[]): { errors: SyntaxProblem[]; tokens: IToken[] } {
  const errors: SyntaxProblem[] = []
  let strange = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const type = token.tokenType
    if (type === Unknown) {
      const first = i
      while (tokens[i + 1]?.tokenType === Unknown && tokens[i + 1]!.startOffset === endOf(tokens[i]!)) i++
      strange += i - first + 1
      errors.push(character(tokens.slice(first, i + 1)))
    } else if (type === UnclosedString) errors.push(unclosed(token))
    else if (type === OtherQuotes) errors.push(quotes(token))
    else if (type === StringToken) {
      if (token.image.includes('\\')) escapes(token, errors)
    } else {
      const meant =
        type === Arrow && isCondition(tokens, i) ? GreaterEqual : isDash(token) && isRange(tokens, i) ? DotDot : type
      if (meant !== type) tokens[i] = { ...token, tokenType: meant, tokenTypeIdx: meant.tokenTypeIdx! }
      const spelling = spellings.get(meant)
      if (spelling !== undefined && spelling !== token.image) errors.push(operator(token, spelling))
    }
  }
  return { errors, tokens: strange === 0 ? tokens : tokens.filter((token) => token.tokenType !== Unknown) }
}

/** Whether `=>` stands in a condition, not between the two numbers of a norm. */
function isCondition(tokens: readonly IToken[], at: number): boolean {
  if (tokens[at - 1]?.tokenType !== NumberToken) return true
  const sign = tokens[at - 2]?.tokenType === Minus ? 1 : 0
  const before = tokens[at - 2 - sign]
  return before !== undefined && ![NewLine, LBrace, Comma, NumberToken].includes(before.tokenType)
}

const isDash = ({ tokenType, image }: IToken): boolean => tokenType === Minus && image !== '-'

/** What stands before a number that is an operand. */
const operators: readonly TokenType[] = [
  Plus,
  Star,
  Slash,
  Equals,
  NotEquals,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  LParen,
  Comma,
  Then,
  Else,
]

/** Whether a dash between two numbers is that of a range, `0–4`. */
function isRange(tokens: readonly IToken[], at: number): boolean {
  const high = tokens[at + 1]?.tokenType === Minus ? tokens[at + 2] : tokens[at + 1]
  if (tokens[at - 1]?.tokenType !== NumberToken || high?.tokenType !== NumberToken) return false
  const sign = tokens[at - 2]?.tokenType === Minus ? 1 : 0
  const before = tokens[at - 2 - sign]?.tokenType
  return before !== undefined && !operators.includes(before) && (sign === 0 || before !== NumberToken)
}

function character(run: readonly IToken[]): SyntaxProblem {
  const span = { start: run[0]!.startOffset, end: endOf(run.at(-1)!) }
  const text = run.map((token) => token.image).join('')
  const what = text.length > 20 ? 'These characters have' : `\`${text}\` has`
  const hint =
    text === '%' ? ' Percentages are written without it.' : text === ';' ? ' The end of the line ends a clause.' : ''
  const message = `${what} no meaning here.${hint}`
  return { code: 'syntax-character', span, message, fix: { title: 'Remove it', edits: [{ span, newText: '' }] } }
}

function unclosed(token: IToken): SyntaxProblem {
  const text = token.image.replace(/[\s{]+$/, '')
  const end = token.startOffset + Math.max(1, text.length)
  const fix = { title: 'Add the closing quote', edits: [{ span: { start: end, end }, newText: '"' }] }
  const message = 'This text has no closing `"` on its line.'
  return { code: 'syntax-unclosed-string', span: { start: token.startOffset, end }, message, fix }
}

function quotes(token: IToken): SyntaxProblem {
  const span = { start: token.startOffset, end: endOf(token) }
  const newText = `"${token.image.slice(1, -1).replace(/[\\"]/g, '\\$&')}"`
  const fix = { title: 'Write it in straight quotes', edits: [{ span, newText }], certain: true }
  return { code: 'syntax-quotes', span, message: 'Texts stand in straight double quotes: `"…"`.', fix }
}

function escapes(token: IToken, errors: SyntaxProblem[]): void {
  for (const match of token.image.matchAll(/\\(.)/gsu)) {
    if (match[1] === '"' || match[1] === '\\' || match[1] === 'n') continue
    const start = token.startOffset + match.index
    const span = { start, end: start + match[0].length }
    const message = 'In a text, `\\` stands only before `"`, `\\` or `n`. Write `\\\\` for the character itself.'
    errors.push({
      code: 'syntax-escape',
      span,
      message,
      fix: { title: 'Double it', edits: [{ span, newText: `\\${match[0]}` }] },
    })
  }
}

function operator(token: IToken, spelling: string): SyntaxProblem {
  const span = { start: token.startOffset, end: endOf(token) }
  const fix = { title: `Write ${spelling}`, edits: [{ span, newText: spelling }], certain: true }
  return { code: 'syntax-operator', span, message: `\`${token.image}\` is written \`${spelling}\` here.`, fix }
}
