import { createToken, Lexer, type TokenType } from 'chevrotain'
import { RESERVED, VOCABULARY } from '../tokens.ts'

/**
 * The kinds of tokens. The lexer knows one kind of name; words of the vocabulary are told apart afterwards by a table
 * (`wordTypes`), all of them in the category `Name`, so that every word of the language may also be a name.
 */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA })
export const Reserved = createToken({ name: 'Reserved', label: 'a word of expressions', pattern: Lexer.NA })
export const BinaryOperatorToken = createToken({ name: 'BinaryOperator', label: 'an operator', pattern: Lexer.NA })
const operator = { categories: [BinaryOperatorToken] }

const asciiNameStart = /[A-Za-z_]/
const unicodeName = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy

/** Matches a name; names of ASCII letters, nearly all of them, without a Unicode regular expression. */
function matchName(text: string, offset: number): [string] | null {
  let end = offset
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end)
    const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95
    if (!letter && !(c >= 48 && c <= 57 && end > offset)) break
  }
  if (end < text.length && text.charCodeAt(end) > 127) {
    unicodeName.lastIndex = offset
    const match = unicodeName.exec(text)
    return match === null ? null : [match[0]]
  }
  return end > offset ? [text.slice(offset, end)] : null
}

/**
 * The characters that a pattern may start with, for chevrotain, which sorts those above 255 into buckets of 255: of each bucket one
 * stands for all.
 */
function characters(wanted: (code: number) => boolean): number[] {
  const codes: number[] = []
  for (let code = 0; code < 65536; code += code < 256 ? 1 : 200) if (code > 127 || wanted(code)) codes.push(code)
  return codes
}

export const PlainName = createToken({
  name: 'PlainName',
  label: 'a name',
  pattern: { exec: matchName },
  line_breaks: false,
  start_chars_hint: characters((code) => asciiNameStart.test(String.fromCharCode(code))),
  categories: [Name],
})

export const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[ \t\f\v\u00a0\ufeff\u2000-\u200b\u202f\u3000]+/,
  group: Lexer.SKIPPED,
})
export const NewLine = createToken({
  name: 'NewLine',
  label: 'the end of the line',
  pattern: /\r\n|\n|\r/,
  line_breaks: true,
})
export const CommentToken = createToken({ name: 'Comment', pattern: /#(?:[^\n\r]*[^\s])?/, group: 'comments' })

export const StringToken = createToken({
  name: 'String',
  label: 'a text in quotes',
  pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/,
})
/** Texts in other quotes, and texts whose quote is missing: read as texts, with an error. */
export const OtherQuotes = createToken({
  name: 'OtherQuotes',
  label: 'a text in quotes',
  pattern: /[\u201c\u201d\u201e\u00ab][^\u201c\u201d\u00bb"\n\r]*[\u201c\u201d\u00bb"]|'[^'\n\r]*'/,
  categories: [StringToken],
})
export const UnclosedString = createToken({
  name: 'UnclosedString',
  label: 'a text in quotes',
  pattern: /"(?:[^"\\\n\r]|\\[^\n\r]|\\)*/,
  categories: [StringToken],
})
export const NumberToken = createToken({
  name: 'Number',
  label: 'a number',
  pattern: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/,
})

export const DotDotLess = createToken({ name: 'DotDotLess', label: '`..<`', pattern: /\.\.</ })
export const DotDot = createToken({ name: 'DotDot', label: '`..`', pattern: /\.\.|\u2026/ })
export const Dot = createToken({ name: 'Dot', label: '`.`', pattern: /\./ })
export const Arrow = createToken({ name: 'Arrow', label: '`=>`', pattern: /=>/ })
export const Equals = createToken({ name: 'Equals', label: '`=`', pattern: /==?(?!<)/, ...operator })
export const NotEquals = createToken({ name: 'NotEquals', label: '`!=`', pattern: /!=|<>|\u2260/, ...operator })
export const LessEqual = createToken({ name: 'LessEqual', label: '`<=`', pattern: /<=|=<|\u2264/, ...operator })
export const GreaterEqual = createToken({ name: 'GreaterEqual', label: '`>=`', pattern: />=|\u2265/, ...operator })
export const Less = createToken({ name: 'Less', label: '`<`', pattern: /</, ...operator })
export const Greater = createToken({ name: 'Greater', label: '`>`', pattern: />/, ...operator })
export const Plus = createToken({ name: 'Plus', label: '`+`', pattern: /\+/, ...operator })
export const Minus = createToken({ name: 'Minus', label: '`-`', pattern: /-|\u2212|\u2013/, ...operator })
export const Star = createToken({ name: 'Star', label: '`*`', pattern: /\*|\u00d7|\u00b7/, ...operator })
export const Slash = createToken({ name: 'Slash', label: '`/`', pattern: /\/|\u00f7/, ...operator })
export const LParen = createToken({ name: 'LParen', label: '`(`', pattern: /\(/ })
export const RParen = createToken({ name: 'RParen', label: '`)`', pattern: /\)/ })
export const LBrace = createToken({ name: 'LBrace', label: '`{`', pattern: /\{/ })
export const RBrace = createToken({ name: 'RBrace', label: '`}`', pattern: /\}/ })
export const Comma = createToken({ name: 'Comma', label: '`,`', pattern: /,/ })
export const Colon = createToken({ name: 'Colon', label: '`:`', pattern: /:/ })
/** Any character that the language does not use. */
export const Unknown = createToken({
  name: 'Unknown',
  label: 'a character',
  pattern: { exec: (text: string, offset: number): [string] => [String.fromCodePoint(text.codePointAt(offset)!)] },
  line_breaks: false,
  start_chars_hint: characters(() => true),
})
/** A whole `{ … }`; made by the outline, never by the lexer. */
export const BlockToken = createToken({ name: 'Block', label: '`{`', pattern: Lexer.NA })

export const And = createToken({
  name: 'and',
  label: '`and`',
  pattern: Lexer.NA,
  categories: [Reserved, BinaryOperatorToken],
})
export const Or = createToken({
  name: 'or',
  label: '`or`',
  pattern: Lexer.NA,
  categories: [Reserved, BinaryOperatorToken],
})
const reserved = (name: string) =>
  createToken({ name, label: `\`${name}\``, pattern: Lexer.NA, categories: [Reserved] })
export const Not = reserved('not')
export const In = reserved('in')
export const If = reserved('if')
export const Then = reserved('then')
export const Else = reserved('else')

/** The kind of token of each word of the vocabulary that is written without a hyphen. */
export const wordTypes: ReadonlyMap<string, TokenType> = (() => {
  const types = new Map<string, TokenType>([And, Or, Not, In, If, Then, Else].map((type) => [type.name, type]))
  for (const { word } of VOCABULARY) {
    if (types.has(word) || RESERVED.includes(word) || word.includes('-')) continue
    types.set(word, createToken({ name: word, label: `\`${word}\``, pattern: Lexer.NA, categories: [Name] }))
  }
  return types
})()

/** @throws when the vocabulary lacks the word: a mistake in the grammar, found when it is loaded */
export function word(text: string): TokenType {
  const type = wordTypes.get(text)
  if (type === undefined) throw new Error(`The vocabulary has no word ${text}`)
  return type
}

/** In the order in which the lexer tries them. */
export const lexed: readonly TokenType[] = [
  WhiteSpace,
  PlainName,
  NewLine,
  CommentToken,
  StringToken,
  OtherQuotes,
  UnclosedString,
  DotDotLess,
  DotDot,
  NumberToken,
  Dot,
  Arrow,
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
  LParen,
  RParen,
  LBrace,
  RBrace,
  Comma,
  Colon,
  Unknown,
]

export const allTypes: readonly TokenType[] = [
  ...lexed,
  Name,
  Reserved,
  BinaryOperatorToken,
  BlockToken,
  ...wordTypes.values(),
]
