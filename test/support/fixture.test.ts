import { describe, expect, test } from 'vitest'
import { annotate, applyEdits, parseFixture } from './fixture.ts'

describe('fixtures', () => {
  test('files, cursor and annotations come out; the text is clean', () => {
    const fixture = parseFixture(`
      //- /a.study
      scale S {
        0 "No"
          ^^^^ first
        ^^^^^^ second
      }$0
      //- /b.csv
      id
    `)
    expect([...fixture.files]).toEqual([
      ['/a.study', 'scale S {\n  0 "No"\n}\n'],
      ['/b.csv', 'id\n'],
    ])
    expect(fixture.main).toBe('/a.study')
    expect(fixture.cursor).toEqual({ file: '/a.study', offset: 20 })
    expect(fixture.annotations).toEqual([
      { file: '/a.study', span: { start: 14, end: 18 }, text: 'first' },
      { file: '/a.study', span: { start: 12, end: 18 }, text: 'second' },
    ])
  })

  test('several annotations on one line', () => {
    const { annotations } = parseFixture('ab cd\n^^ x ^^ y')
    // The text of an annotation ends where the next carets begin, so both stand under their own characters.
    expect(annotations.map(({ span, text }) => [span.start, span.end, text])).toEqual([
      [0, 2, 'x'],
      [5, 7, 'y'],
    ])
  })

  test('drawing is the way back, and a range over several lines is drawn to the end of its first', () => {
    const fixture = parseFixture('one\ntwo\n  ^ here')
    expect(annotate(fixture.files, fixture.annotations)).toBe('//- /test.study\none\ntwo\n  ^ here\n')
    expect(annotate(fixture.files, [{ file: '/test.study', span: { start: 1, end: 7 }, text: 'long' }])).toBe(
      '//- /test.study\none\n ^^ long\ntwo\n',
    )
  })

  test('edits are applied from the end, and may not overlap', () => {
    const edits = [
      { span: { start: 0, end: 1 }, newText: 'A' },
      { span: { start: 2, end: 3 }, newText: '' },
    ]
    expect(applyEdits('abc', edits)).toBe('Ab')
    expect(() => applyEdits('abc', [...edits, { span: { start: 1, end: 3 }, newText: 'x' }])).toThrow('overlap')
  })
})
