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

/** Every deletion of one token, and the insertion of a few tokens before each; fewer in long texts. */
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
    const chosen = text.length < 1500 ? insertions : insertions.filter((_, i) => (i + at) % 4 === 0)
    for (const inserted of commentEnds.has(at) ? [] : chosen) {
      found.push({ what: `${inserted} inserted`, text: `${text.slice(0, at)} ${inserted} ${text.slice(at)}`, at })
    }
  }
  return found
}

/** The declarations that a change does not touch, and that are then missing or different. */
function lost(before: readonly Sketch[], at: number, after: readonly Declaration[]): string[] {
  const left = new Set(after.map(withoutSpans))
  return before
    .filter(({ declaration: { span } }) => at < span.start || at > span.end)
    .filter(({ sketch }) => !left.has(sketch))
    .map(({ declaration }) => `${declaration.kind} ${declaration.name?.text} is lost`)
}

interface Sketch {
  readonly declaration: Declaration
  readonly sketch: string
}

describe.each(studies())('$path', ({ text }) => {
  const { tree } = parse(text)
  const sketches = tree.declarations.map((declaration) => ({ declaration, sketch: withoutSpans(declaration) }))
  const line = (at: number) => text.slice(0, at).split('\n').length

  it('says a mistake of one token at most once, and loses no declaration for a mistake in another', () => {
    const wrong: string[] = []
    for (const { what, text: changed, at } of changes(text)) {
      const { tree: after, errors } = parse(changed)
      const gone = lost(sketches, at, after.declarations)
      if (errors.length <= 1 && gone.length === 0) continue
      wrong.push(`line ${line(at)}: ${what}: ${[...gone, ...errors.map((error) => error.message)].join(' / ')}`)
    }
    expect(wrong).toEqual([])
  })

  it('reads every prefix: all declarations before its end, and at most one mistake', () => {
    const wrong: string[] = []
    for (let end = 0; end < text.length; end += text.length > 3000 ? 5 : 1) {
      const { tree: prefix, errors } = parse(text.slice(0, end))
      const left = new Set(prefix.declarations.map(withoutSpans))
      const gone = sketches.filter(({ declaration: d, sketch }) => d.span.end < end && !left.has(sketch))
      if (gone.length > 0 || errors.length > 1) {
        wrong.push(
          `line ${line(end)}: ${gone.map(({ declaration: d }) => d.name?.text).join(', ')} ${errors.map((e) => e.message).join(' / ')}`,
        )
      }
    }
    expect(wrong).toEqual([])
  })
})
