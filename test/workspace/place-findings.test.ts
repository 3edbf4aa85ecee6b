import { describe, expect, test } from 'vitest'
import { diagnostic } from '../../grammar/diagnostic.ts'
import { parse } from '../../grammar/parser.ts'
import { mover, placeFindings } from '../../server/workspace/place-findings.ts'
import { Trees } from '../../server/workspace/trees.ts'

const read = (text: string) => ({ text, tree: parse(text).tree })

const before = `scale S {
  0 "No"
  1 "Yes"
}
variable a "A" : number in 0..3
variable b "B" : number in 0..3
`

/** What stands now where `words` stood before. */
function moved(words: string, now: string): string | undefined {
  const at = before.indexOf(words)
  const span = mover(read(before), read(now))({ start: at, end: at + words.length })
  return span && now.slice(span.start, span.end)
}

describe('a place of an older text', () => {
  test.each([
    ['another text before it', `# one\n\n${before}`],
    ['declarations the other way round', before.split('\n').toReversed().slice(1, 3).join('\n')],
    ['a change behind it in the same line', before.replace('"A" : number in 0..3', '"A" : number in 0..30')],
    ['a change before it in the same declaration', before.replace('variable a', 'variable  a')],
    ['other declarations gone', 'variable a "A" : number in 0..3'],
  ])('follows its declaration: %s', (_, now) => {
    expect(moved('"A"', now)).toBe('"A"')
  })

  test.each([
    ['it was changed itself', before.replace('"A"', '"AB"')],
    ['its declaration has another name', before.replace('variable a', 'variable c')],
    ['its declaration is gone', before.replace(/variable a.*\n/, '')],
  ])('is none any more: %s', (_, now) => {
    expect(moved('"A"', now)).toBeUndefined()
  })

  test('within a longer declaration only the changed part is lost', () => {
    const now = before.replace('0 "No"', '0 "No, never"')
    expect(moved('scale S', now)).toBe('scale S')
    expect(moved('"Yes"', now)).toBe('"Yes"')
    expect(moved('"No"', now)).toBeUndefined()
  })
})

test('fixes and related places move along; a fix that has no place is left out', () => {
  const at = (words: string) => ({ start: before.indexOf(words), end: before.indexOf(words) + words.length })
  const found = diagnostic('name-unused', { file: 'a.study', span: at('"B"') }, 'Something.', {
    related: [
      { file: 'a.study', span: at('"Yes"'), message: 'here' },
      { file: 'b.study', span: { start: 1, end: 2 }, message: 'elsewhere' },
    ],
    fixes: [
      { title: 'This', edits: [{ file: 'a.study', span: at('"B"'), newText: '"C"' }] },
      { title: 'That', edits: [{ file: 'a.study', span: at('"A"'), newText: '' }] },
    ],
  })
  const now = `# one\n${before.replace('"A"', '"AB"')}`
  const [one] = placeFindings([found], 'a.study', read(before), read(now))
  const shown = one && [one.span, one.related[0]!.span, one.fixes[0]!.edits[0]!.span]
  expect(shown?.map(({ start, end }) => now.slice(start, end))).toEqual(['"B"', '"Yes"', '"B"'])
  expect(one?.related[1]?.span).toEqual({ start: 1, end: 2 })
  expect(one?.fixes.map(({ title }) => title)).toEqual(['This'])
})

test('trees of the last texts are kept, those of long ago are not', () => {
  const trees = new Trees()
  const long = (n: number): string => `# ${n} ${'x'.repeat(100_000)}`
  trees.parse(long(1))
  trees.parse(long(2))
  trees.parse(long(1))
  expect(trees.parses).toBe(2)
  trees.parse(long(3))
  trees.parse(long(1))
  expect(trees.parses).toBe(3)
  trees.parse(long(2))
  expect(trees.parses).toBe(4)
  // One that is longer than all that is kept is kept as long as it is the newest.
  const huge = `# ${'x'.repeat(300_000)}`
  trees.parse(huge)
  trees.parse(huge)
  expect(trees.parses).toBe(5)
})
