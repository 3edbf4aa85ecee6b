import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { print } from '../../grammar/printer.ts'
import type { Node } from '../../grammar/syntax.ts'
import { VOCABULARY } from '../../grammar/tokens.ts'
import { walk } from '../../grammar/walk.ts'
import { studies, withoutSpans } from './support.ts'

const signs = [
  '{',
  '}',
  '(',
  ')',
  ',',
  ':',
  '=',
  '=>',
  '..',
  '..<',
  '.',
  '-',
  '+',
  '*',
  '<',
  '>=',
  '!=',
  '\n',
  '\n',
  '#',
  '"',
  '"x"',
  '\\',
  '%',
  '≥',
  '“a”',
  '0',
  '1.5',
  '12,5',
  'p1',
  'é',
]
const token = fc.oneof(fc.constantFrom(...VOCABULARY.map(({ word }) => word)), fc.constantFrom(...signs))
const soup = fc
  .array(fc.tuple(token, fc.constantFrom(' ', ' ', '')), { maxLength: 80 })
  .map((parts) => parts.flat().join(''))
const lines = fc.constantFrom(...new Set(studies().flatMap(({ text }) => text.split('\n'))))
const shuffled = fc.array(lines, { maxLength: 30 }).map((rows) => rows.join('\n'))
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), soup, shuffled)

/** What holds for the reading of any text. */
function sound(text: string): void {
  const { tree, errors } = parse(text)
  for (const { span, fix, related } of errors) {
    const spans = [span, ...(fix?.edits ?? []).map((edit) => edit.span), ...(related ?? []).map((entry) => entry.span)]
    for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true)
  }
  walk(tree, (node: Node, above) => {
    const around = above.at(-1)?.span ?? node.span
    expect(around.start <= node.span.start && node.span.start <= node.span.end && node.span.end <= around.end).toBe(
      true,
    )
    return undefined
  })
}

describe('for any text', () => {
  it('the parser never throws, and every place lies in the text and in the node around it', () => {
    fc.assert(fc.property(anything, sound), { numRuns: 2000 })
  })

  it('a text that ends with the word of a clause behind a closed block is read', () => {
    sound('study "Alliance" {\n  0.05\n}\nalpha')
  })

  it('the formatter keeps the tree, and changes nothing the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { tree } = parse(text)
        const printed = print(text, tree)
        const again = parse(printed)
        expect(withoutSpans(again.tree)).toBe(withoutSpans(tree))
        expect(print(printed, again.tree)).toBe(printed)
      }),
      { numRuns: 2000 },
    )
  })

  it('a fix for a sound text with one foreign operator leads back to it', () => {
    const text = 'variable x : flag = a >= 2 and b != 3'
    for (const [ours, theirs] of [
      ['>=', '≥'],
      ['!=', '<>'],
      ['!=', '≠'],
    ] as const) {
      const { errors } = parse(text.replace(ours, theirs))
      expect(errors).toHaveLength(1)
      const edit = errors[0]!.fix!.edits[0]!
      const changed = text.replace(ours, theirs)
      expect(changed.slice(0, edit.span.start) + edit.newText + changed.slice(edit.span.end)).toBe(text)
    }
  })
})

describe('size', () => {
  it.each([
    ['parentheses', `variable x : flag = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['parentheses that stay open', `variable x : flag = ${'('.repeat(100_000)}`],
    ['braces', '{'.repeat(100_000)],
    ['blocks', `instrument I ${'{\n'.repeat(20_000)}`],
    ['`if`', `variable x : flag = ${'if a then '.repeat(10_000)}`],
    ['`not`', `variable x : flag = ${'not '.repeat(10_000)}a`],
    ['operators', `variable x : flag = ${'a + '.repeat(100_000)}a`],
  ])('10,000 deep in %s is one clear error', (_, text) => {
    const { errors } = parse(text)
    expect(errors).toHaveLength(1)
    expect(errors[0]!.message.length).toBeGreaterThan(20)
  })

  it('reads five megabytes', () => {
    const { text } = studies().find(({ path }) => path.endsWith('depression.study'))!
    const big = text.repeat(Math.ceil(5_000_000 / text.length))
    expect(parse(big).errors).toEqual([])
  })
})
