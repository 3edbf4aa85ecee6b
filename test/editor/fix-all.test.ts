import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIX_ALL } from '../../server/editor/code-actions/fixes.ts'
import { codeActions } from '../../server/editor/code-actions.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'
import { textAfter } from './edits.ts'
import { sampleStudies } from './samples.ts'

const textDocument = { uri: 'file:///test.study' }
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

const errors = ({ diagnostics, name }: Snapshot): number =>
  diagnostics.filter(({ severity, file }) => severity === 'error' && file === name).length

/** The text after everything that is sure was fixed, undefined where nothing is offered. */
async function fixed(text: string): Promise<{ before: Snapshot; text: string | undefined }> {
  const { snapshot } = await snapshotOf(text, { results: false })
  const [action] = codeActions(snapshot, { textDocument, range, context: { diagnostics: [], only: [FIX_ALL] } })
  const edits = action?.edit?.changes?.[snapshot.uri]
  return { before: snapshot, text: edits === undefined ? undefined : textAfter(snapshot, edits) }
}

test('five mistakes of one answer each are mended at once', async () => {
  const right = `study "S" {
  alpha 0.05
}

scale Frequency 0..4

instrument A "The scale" {
  items a1..a5 on Frequency
  score total = sum(a1..a5) in 0..20
  score many = count(a1 = 4, a2 >= 3)
  cutoffs total { low 0..9 high 10..20 }
}
`
  const wrong = right
    .replace('0.05', '0,05')
    .replace('on Frequency', 'on Frequncy')
    .replace('"The scale"', '“The scale”')
    .replace('a1 = 4', 'a1 == 4')
    .replace('in 0..20', 'in 0..25')
    .replace('low 0..9', 'low 0–9')
  const { text } = await fixed(wrong)
  expect(text).toBe(right)
})

describe('what is not sure is left alone', () => {
  const study = (bands: string, score = 'sum(a1..a5)'): string =>
    `scale F 0..4\ninstrument A {\n  items a1..a5 on F\n  score total = ${score}\n  cutoffs total { ${bands} }\n}\n`
  test.each([
    ['a half-typed band', study('low 0..9 high 10..2')],
    ['bands that overlap', study('low 0..10 high 10..20')],
    ['bands out of order', study('high 10..20 low 0..9, more 3..4')],
    ['a band that ends too high', study('low 0..9 high 10..24')],
    ['an item that is as near to several', study('low 0..9 high 10..20', 'sum(a1..a5) + a7')],
    [
      'a stated range that the cut-offs confirm: an item may be forgotten',
      study('low 0..9 high 10..20', 'sum(a1..a4) in 0..20'),
    ],
    [
      'ranges that are wrong together: the scale may be',
      `${study('low 0..9 high 10..20', 'sum(a1..a5) in 0..25').replace('}\n}', '}\n  score two = sum(a1..a2) in 0..10\n}')}`,
    ],
    ['a parenthesis', study('low 0..9 high 10..20', 'sum(a1..a5')],
  ])('%s', async (_, text) => {
    const { before, text: after } = await fixed(text)
    expect(errors(before)).toBeGreaterThan(0)
    expect(after).toBeUndefined()
  })
})

/** Slips with one answer; each changes a place where it is one. */
const slips: readonly [string, RegExp, (match: string) => string][] = [
  ['a decimal comma', /(?<=(?:alpha|confidence) 0)\.(?=\d)/g, () => ','],
  ['other quotes', /"[^"\n\\]+"(?= (?:\{|:))/g, (text) => `“${text.slice(1, -1)}”`],
  ['a foreign operator', /(?<=\w )>=(?= \w)/g, () => '≥'],
  ['an arrow', /(?<=[a-z] )>=(?= \w)/g, () => '=>'],
  ['a misspelt word', /^instrument(?= )/gm, () => 'instrumnt'],
  ['a misspelt clause', /^ {2}reverse(?= )/gm, () => '  revrse'],
  ['a dash', /(?<=^ {4}\w+ (?:"[^"\n]*" )?\d+)\.\.(?=\d)/gm, () => '–'],
  ['a hyphen', /(?<=^ {2}items \w+)\.\.(?=\w)/gm, () => '-'],
  ['a misspelt test', /(?<=using )mann-whitney/g, () => 'man-whitney'],
]

const places = (text: string): { at: number; length: number; newText: string }[] =>
  slips.flatMap(([, pattern, slip]) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      length: match[0].length,
      newText: slip(match[0]),
    })),
  )

test('every kind of slip has its place in a sample', () => {
  const texts = sampleStudies().map(([, text]) => text)
  for (const [name, pattern] of slips)
    expect(
      texts.some((text) => text.search(pattern) >= 0),
      name,
    ).toBe(true)
})

test('several slips in a sample are mended at once, and nothing else is changed', async () => {
  const studies: (readonly [string, string])[] = []
  for (const one of sampleStudies().filter(([, text]) => places(text).length >= 3)) {
    const { snapshot } = await snapshotOf(one[1], { results: false })
    if (errors(snapshot) === 0) studies.push(one)
  }
  expect(studies.length).toBeGreaterThan(1)
  const several = fc.constantFrom(...studies).chain(([path, text]) =>
    fc.record({
      path: fc.constant(path),
      text: fc.constant(text),
      chosen: fc.subarray(places(text), { minLength: 1, maxLength: 5 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(several, async ({ text, chosen }) => {
      const apart = chosen
        .toSorted((a, b) => a.at - b.at)
        .filter((one, at, all) => at === 0 || one.at >= all[at - 1]!.at + all[at - 1]!.length)
      let slipped = text
      for (const { at, length, newText } of apart.toReversed())
        slipped = slipped.slice(0, at) + newText + slipped.slice(at + length)
      const { before, text: after } = await fixed(slipped)
      if (errors(before) === 0) return
      expect(after).toBeDefined()
      const { snapshot } = await snapshotOf(after!, { results: false })
      expect(errors(snapshot)).toBeLessThan(errors(before))
      expect(after).toBe(text)
    }),
    { numRuns: 60 },
  )
}, 60_000)
