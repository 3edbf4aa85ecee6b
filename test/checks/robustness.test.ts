import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../../server/checks/diagnose.ts'
import { pages } from '../support/pages.ts'

const SAMPLES = resolve(import.meta.dirname, '../../samples')
const samples = readdirSync(SAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(SAMPLES, name))
      .filter((file) => file.endsWith('.study'))
      .map((file) => ({ name: file, text: readFileSync(join(SAMPLES, name, file), 'utf8') })),
  )
const examples = pages().flatMap(({ code, wrong, right }) =>
  [wrong, right].flatMap((example) => (example ? [{ name: code, text: example.study }] : [])),
)

/** Every diagnostic points into the text, and its fixes can be applied. */
function sound(text: string): void {
  const { diagnostics } = diagnose('/a.study', new Map([['/a.study', text]]), () => undefined)
  for (const { code, span, related, fixes, message } of diagnostics) {
    for (const { start, end } of [
      span,
      ...related.map((one) => one.span),
      ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.span)),
    ])
      expect(start >= 0 && start <= end && end <= text.length, `${code} ${start}..${end}`).toBe(true)
    expect(message, code).not.toMatch(/undefined|NaN|Infinity|\[object/)
    for (const { edits } of fixes)
      for (const { newText } of edits) expect(newText).not.toMatch(/undefined|NaN|Infinity/)
  }
}

describe('a half-written study is the normal case', () => {
  test.each(samples)('$name, cut off anywhere', ({ text }) => {
    for (let end = 0; end <= text.length; end += 37) sound(text.slice(0, end))
  })

  test.each(samples)('$name without any one of its lines', ({ text }) => {
    const lines = text.split('\n')
    for (let index = 0; index < lines.length; index++) sound(lines.toSpliced(index, 1).join('\n'))
  })

  test('the examples with words taken out, doubled and exchanged', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...examples),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(2)), { minLength: 1, maxLength: 3 }),
      )
      .map(([{ text }, edits]) => {
        const words = text.split(/(?<=[\s(){},.])|(?=[\s(){},.])/)
        for (const [from, to, how] of edits) {
          const [a, b] = [from % words.length, to % words.length]
          if (how === 0) words.splice(a, 1, '')
          else if (how === 1) words.splice(a, 0, words[b]!)
          else [words[a], words[b]] = [words[b]!, words[a]!]
        }
        return words.join('')
      })
    fc.assert(fc.property(mutated, sound), { numRuns: 1000 })
  })
})
