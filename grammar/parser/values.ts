import type { IToken } from 'chevrotain'
import type { Name, NumberLiteral, Text } from '../syntax.ts'
import { OtherQuotes, UnclosedString } from './lexemes.ts'
import { endOf } from './lexer.ts'

/** A node whose fields are filled in as they are read, so that a mistake leaves what stood before it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export function nameOf(token: IToken): Name {
  return { kind: 'name', span: { start: token.startOffset, end: endOf(token) }, text: token.image }
}

/** A word of several touching tokens, such as `mann-whitney`. */
export function wordOf(parts: readonly IToken[]): Name {
  const text = parts.map((part) => part.image).join('')
  return { kind: 'name', span: { start: parts[0]!.startOffset, end: endOf(parts.at(-1)!) }, text }
}

export function textOf(token: IToken): Text {
  const closed = token.tokenType !== UnclosedString
  const inner = token.image.slice(1, closed ? -1 : undefined)
  const text = token.tokenType === OtherQuotes || !inner.includes('\\') ? inner : unescaped(inner)
  return { kind: 'text', span: { start: token.startOffset, end: endOf(token) }, text }
}

function unescaped(inner: string): string {
  return inner.replace(/\\(.)/gs, (_, next: string) => (next === 'n' ? '\n' : next))
}

export function numberOf(token: IToken, sign?: IToken): NumberLiteral {
  const written = sign === undefined ? token.image : `-${token.image}`
  const start = sign?.startOffset ?? token.startOffset
  return { kind: 'number', span: { start, end: endOf(token) }, value: Number(written), written }
}
