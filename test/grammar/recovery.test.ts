import { describe, expect, it } from 'vitest'
import { tokenize } from '../../grammar/parser/lexer.ts'
import { parse } from '../../grammar/parser.ts'
import type { Declaration } from '../../grammar/syntax.ts'
import { studies, withoutSpans } from './support.ts'

const insertions = ['{', '}', ')', '=', ',', 'foo', '5', '"x"', '\n']

interface Change {
  readonly what: string
  readonly text: string
  /** Where it happens in the text before. */
  readonly at: number
}

/** Every deletion of one token, and every insertion of one of a few tokens before one. */
function changes(text: string): Change[] {
  const { tokens, comments } = tokenize(text)
  const commentEnds = new Set(comments.map((comment) => comment.startOffset + comment.image.length))
  const found: Change[] = []
  for (const token of tokens) {
    const at = token.startOffset
    const end = at + token.image.length
    // Without the end of its line a comment reaches over the next one: that is no mistake of syntax.
    if (!commentEnds.has(at))
      found.push({ what: `without ${token.image}`, text: `${text.slice(0, at)} ${text.slice(end)}`, at })
    for (const inserted of commentEnds.has(at) ? [] : insertions) {
      found.push({ what: `${inserted} inserted`, text: `${text.slice(0, at)} ${inserted} ${text.slice(at)}`, at })
    }
  }
  return found
}

/** The declarations that a change does not touch, and that are then missing or different. */
function lost(declarations: readonly Declaration[], at: number, after: readonly Declaration[]): string[] {
  const left = new Set(after.map(withoutSpans))
  return declarations
    .filter(({ span }) => at < span.start || at > span.end)
    .filter((declaration) => !left.has(withoutSpans(declaration)))
    .map((declaration) => `${declaration.kind} ${declaration.name?.text}`)
}

describe.each(studies())('$path', ({ text }) => {
  const { tree } = parse(text)
  const line = (at: number) => text.slice(0, at).split('\n').length

  it('says one mistake at most once, wherever one token is left out or added', () => {
    const wrong = changes(text).flatMap(({ what, text: changed, at }) => {
      const { errors } = parse(changed)
      return errors.length <= 1
        ? []
        : [`line ${line(at)}: ${what}: ${errors.map((error) => error.message).join(' / ')}`]
    })
    expect(wrong).toEqual([])
  })

  it('never loses a declaration for a mistake in another', () => {
    const wrong = changes(text).flatMap(({ what, text: changed, at }) => {
      const gone = lost(tree.declarations, at, parse(changed).tree.declarations)
      return gone.length === 0 ? [] : [`line ${line(at)}: ${what}: ${gone.join(', ')}`]
    })
    expect(wrong).toEqual([])
  })

  it('reads every prefix: all declarations before its end, and at most one mistake', () => {
    const wrong: string[] = []
    for (let end = 0; end < text.length; end += text.length > 4000 ? 3 : 1) {
      const { tree: prefix, errors } = parse(text.slice(0, end))
      const left = new Set(prefix.declarations.map(withoutSpans))
      const gone = tree.declarations
        .filter(({ span }) => span.end < end)
        .filter((declaration) => !left.has(withoutSpans(declaration)))
      if (gone.length > 0 || errors.length > 1) {
        wrong.push(
          `line ${line(end)}: ${gone.map(({ name }) => name?.text).join(', ')} ${errors.map((e) => e.message).join(' / ')}`,
        )
      }
    }
    expect(wrong).toEqual([])
  })
})
