import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reuse } from '../../grammar/parser/reuse.ts'
import { type Before, parse } from '../../grammar/parser.ts'
import { studies } from './support.ts'

const texts = studies().map(({ text }) => text)
const star = studies().find(({ path }) => path.endsWith('samples/star/star.study'))!.text

const heads = texts
  .flatMap((text) => text.split('\n'))
  .filter((line) => /^(planned|scale|instrument|variable|data|table|use|study|counts|family)\b/.test(line))
const pieces = [
  ...[
    '{',
    '}',
    '}\n',
    '\n',
    '\r',
    '\r\n',
    '"',
    '(',
    ',',
    ' ',
    '#',
    '%',
    'x',
    '0..',
    ' {\n',
    '\n}\n',
    '\nscale\n',
    ' =',
    "'",
  ],
  ...[
    'scale S { 0 "a" 1 "b" }\n',
    '\nvariable v : number\n',
    'variabel w : number\n',
    '}\n}\n',
    'score ',
    '\nalpha',
    'junk\n',
  ],
]
const lines = texts.flatMap((text) => text.split('\n'))
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.constantFrom(...heads).map((line) => `\n${line}\n`) },
  { weight: 1, arbitrary: fc.constantFrom(...lines).map((line) => `\n${line}\n`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
)
/** A place near the start of a line or anywhere, how much is taken out there, and what is put in. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  atLine: fc.boolean(),
  out: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(40), fc.nat(600)),
  piece: fc.oneof({ weight: 3, arbitrary: piece }, fc.constant('')),
})

function apply(
  text: string,
  { at, atLine, out, piece: put }: { at: number; atLine: boolean; out: number; piece: string },
): string {
  const offset = Math.floor(at * text.length)
  const start = atLine ? text.lastIndexOf('\n', offset) + 1 : offset
  return text.slice(0, start) + put + text.slice(start + out)
}

/** Reads a text with what is known of the one before, and holds it against a reading of the whole. */
function readAgain(text: string, before: Before): Before {
  const parsed = parse(text, before)
  const whole = parse(text)
  // The comparison of vitest takes longer than both readings, so it only says what differs.
  if (JSON.stringify(parsed) !== JSON.stringify(whole)) expect(parsed).toEqual(whole)
  return { ...parsed, text }
}

describe('reading a text again', () => {
  it('after any edits gives what a reading of the whole gives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
        let before: Before = { ...parse(text), text }
        for (const one of edits) before = readAgain(apply(before.text, one), before)
      }),
      { numRuns: 500 },
    )
  })

  it('from any text to any other gives what a reading of the whole gives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (one, other) => {
        readAgain(other, { ...parse(one), text: one })
      }),
      { numRuns: 100 },
    )
  })

  it('a declaration that does not start its line is read again', () => {
    const text = '{\n}study "S" {\n}\n'
    readAgain(`{${text}`, { ...parse(text), text })
    readAgain(text.slice(1), { ...parse(text), text })
  })

  it('leaves the older tree as it was', () => {
    const before: Before = { ...parse(star), text: star }
    const copy = structuredClone(before)
    parse(`# a new line\n${star}`, before)
    expect(before).toEqual(copy)
  })

  it('an edit in one declaration leaves all to read but it and those next to it', () => {
    const before: Before = { ...parse(star), text: star }
    const at = star.indexOf('25..36')
    const kept = reuse(before, `${star.slice(0, at)}1${star.slice(at)}`)!
    const { declarations } = before.tree
    expect(kept.head.declarations.length + kept.tail.declarations.length).toBeGreaterThanOrEqual(
      declarations.length - 4,
    )
    expect(kept.head.declarations.every((node, i) => node === declarations[i])).toBe(true)
  })
})
