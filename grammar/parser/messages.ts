import type { IParserErrorMessageProvider, IRecognitionException, IToken } from 'chevrotain'
import type { Span } from '../text.ts'
import type { SyntaxProblem } from './errors.ts'
import {
  BlockToken,
  If,
  LParen,
  Minus,
  Name as NameToken,
  Not,
  NumberToken,
  Reserved,
  RParen,
  StringToken,
} from './lexemes.ts'
import { endOf } from './lexer.ts'

/** Exceptions carry only what was expected, in words; the sentence around it is made by `explain`. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? '',
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? '',
}

const closing = '`)`'

/** A mark that is missing. */
export interface Lack {
  readonly text: ')' | ',' | '..'
  /** Where it belongs. */
  readonly at: number
  /** What stands in its place. */
  readonly instead?: Span
}

/**
 * The error that a rule stopped with, in the researcher's words: a missing thing at the end of what stands before it, a wrong
 * thing where it stands.
 */
export function explain(error: IRecognitionException, noun: string, example: string, lack?: Lack): SyntaxProblem {
  if (lack !== undefined) return missingMark(lack)
  const { token } = error
  const previous = (error as { previousToken?: IToken }).previousToken
  const expected = error.message
  const like = `, like \`${example}\`.`
  const atEnd = Number.isNaN(token.startOffset) || token.startOffset < 0
  if (expected === '') {
    const span = {
      start: token.startOffset,
      end: token.tokenType === BlockToken ? token.startOffset + 1 : endOf(token),
    }
    if (token.tokenType === RParen) {
      const fix = { title: 'Remove `)`', edits: [{ span, newText: '' }] }
      return { code: 'syntax-unexpected', span, message: 'This `)` closes nothing: no `(` is open here.', fix }
    }
    return {
      code: 'syntax-unexpected',
      span,
      message: `${shown(token)} does not belong here. ${noun} is written like \`${example}\`.`,
    }
  }
  const message = expected.includes('like `') ? `${noun} needs ${expected}.` : `${noun} needs ${expected}${like}`
  if (!atEnd && expected.startsWith('a name') && !expected.includes('number') && isValue(token)) {
    const span = { start: token.startOffset, end: endOf(token) }
    const reserved = token.tokenType.CATEGORIES?.includes(Reserved) ?? false
    const why = reserved ? 'is a word of expressions and cannot be a name' : 'is not a name'
    return {
      code: 'syntax-unexpected',
      span,
      message: `${shown(token)} ${why}. ${noun} is written like \`${example}\`.`,
    }
  }
  const at =
    previous === undefined || previous.startOffset < 0 || Number.isNaN(previous.startOffset)
      ? atEnd
        ? 0
        : token.startOffset
      : endOf(previous)
  const span = { start: at, end: at }
  if (expected === closing) return missingMark({ text: ')', at })
  // What follows the sign is there: only the sign is missing.
  if (expected.startsWith('`=` and') && !atEnd && isOperand(token)) {
    const fix = { title: 'Add `=`', edits: [{ span, newText: ' =' }] }
    return { code: 'syntax-missing', span, message, fix }
  }
  return { code: 'syntax-missing', span, message }
}

/** Whether an expression can start so. */
const isOperand = ({ tokenType }: IToken): boolean =>
  [LParen, If, Not, Minus, NumberToken, NameToken].some(
    (type) => type === tokenType || (tokenType.CATEGORIES?.includes(type) ?? false),
  )

function missingMark({ text, at, instead }: Lack): SyntaxProblem {
  if (instead !== undefined) {
    const fix = { title: `Write ${text}`, edits: [{ span: instead, newText: text }], certain: true }
    return {
      code: 'syntax-operator',
      span: instead,
      message: `From one to the other is written with \`${text}\`.`,
      fix,
    }
  }
  const code = text === ')' ? 'syntax-unclosed-parenthesis' : 'syntax-missing'
  const span = { start: at, end: at }
  // What it encloses, or separates, only the author knows.
  const fix = { title: `Add \`${text}\``, edits: [{ span, newText: text }], certain: false }
  return { code, span, message: `A \`${text}\` is missing here.`, fix }
}

function isValue(token: IToken): boolean {
  const type = token.tokenType
  const is = (kind: typeof type) => type === kind || (type.CATEGORIES?.includes(kind) ?? false)
  return is(NumberToken) || is(StringToken) || is(Reserved) || is(NameToken)
}

/** A token as messages show it. */
export function shown(token: IToken): string {
  const image = token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image
  return `\`${image}\``
}
