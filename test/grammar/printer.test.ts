import { describe, expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { print } from '../../grammar/printer.ts'
import { studies, withoutSpans } from './support.ts'

const format = (text: string): string => print(text, parse(text).tree)

describe.each(studies())('$path', ({ text }) => {
  it('is formatted in one go, keeping the tree and the comments', () => {
    const printed = format(text)
    expect(withoutSpans(parse(printed).tree)).toBe(withoutSpans(parse(text).tree))
    expect(format(printed)).toBe(printed)
  })

  it('keeps the tree when its spaces are squeezed or its lines are not indented', () => {
    const flat = text.replace(/^[ \t]+/gm, '')
    const printed = format(flat)
    expect(withoutSpans(parse(printed).tree)).toBe(withoutSpans(parse(text).tree))
    expect(format(printed)).toBe(printed)
  })
})

describe('formatting', () => {
  it.each([
    [
      'indents by two spaces and puts one space between words',
      'study   "S"{\nalpha    0.05\n}',
      'study "S" {\n  alpha 0.05\n}\n',
    ],
    [
      'sets codes and labels under one another',
      'scale S {\n-99 "Refused"\n0 "Never" = 1, 2\n}',
      'scale S {\n  -99 "Refused"\n  0   "Never"   = 1, 2\n}\n',
    ],
    [
      'sets bands under one another',
      'instrument I {\n cutoffs t {\n low "Low" 0..<2.5\n severe "Severe" 2.5..\n }\n}',
      'instrument I {\n  cutoffs t {\n    low    "Low"    0..<2.5\n    severe "Severe" 2.5..\n  }\n}\n',
    ],
    [
      'keeps entries that share a line',
      'variable v:nominal{a "A"="x",1 b}',
      'variable v : nominal { a "A" = "x", 1 b }\n',
    ],
    ['writes signs next to their numbers', 'variable x : number in - 5 .. - 1', 'variable x : number in -5..-1\n'],
    [
      'writes calls, runs and operators',
      'variable x:flag=sum ( a1 .. a3,b )*-2>=P . t',
      'variable x : flag = sum(a1..a3, b) * -2 >= P.t\n',
    ],
    ['leaves at most one blank line', 'use a\n\n\n\nuse b\n', 'use a\n\nuse b\n'],
    ['keeps comments where they are', '# one\nuse a # two\n  # three\n', '# one\nuse a  # two\n# three\n'],
    [
      'keeps hyphens in words',
      'comparison c {\nusing mann-whitney\nalternative two-sided\n}',
      'comparison c {\n  using mann-whitney\n  alternative two-sided\n}\n',
    ],
    ['indents what continues a clause', 'variable x : flag = a\nand b', 'variable x : flag = a\n  and b\n'],
    ['keeps the line ends of the file', 'use a\r\nuse b\r\n', 'use a\r\nuse b\r\n'],
    [
      'indents a comment like the line it stands before',
      'study "S" {\n# why\nalpha 0.05\n}',
      'study "S" {\n  # why\n  alpha 0.05\n}\n',
    ],
    ['writes nothing for nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(format(text)).toBe(expected)
    expect(format(expected)).toBe(expected)
  })

  it('wraps long lists at commas', () => {
    const names = Array.from({ length: 40 }, (_, i) => `item${i + 1}`)
    const printed = format(`instrument I {\n  subscale s = sum(${names.join(',')})\n}`)
    expect(Math.max(...printed.split('\n').map((row) => row.length))).toBeLessThanOrEqual(120)
    expect(printed).toContain('\n    item')
    expect(format(printed)).toBe(printed)
  })

  it('prints what is broken as it stands', () => {
    const text = 'use   a\nscale   S {\n   0    "no\n }\nuse    b\n'
    expect(format(text)).toBe('use a\nscale   S {\n   0    "no\n }\nuse b\n')
  })
})
