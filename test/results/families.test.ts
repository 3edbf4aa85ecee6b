import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comparison, run } from '../workspace/run.ts'

/** p-values that are adjusted together, or not at all: R's p.adjust (expected.R). */
const at = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const { holm } = JSON.parse(at('../fixtures/phq9/expected.json')) as { readonly holm: readonly number[] }
const data = { 'phq9.csv': at('../../samples/phq9/phq9.csv') }
const sample = at('../../samples/phq9/phq9.study')
const MEMBERS = ['severity', 'bands', 'diagnosis']

async function adjusted(from: string, to: string) {
  const text = sample.replace(from, to)
  if (from !== to && text === sample) throw new Error('the sample has changed')
  const out = await run(text, data)
  return MEMBERS.map((name) => {
    const { adjusted: found, notes } = comparison(out, name)
    return { p: found?.p, notes: notes.filter((note) => note.startsWith('p is not adjusted')) }
  })
}

describe('the adjusted p of a family', () => {
  it('is that of all its comparisons', async () => {
    const found = await adjusted('', '')
    for (const [i, { p, notes }] of found.entries()) {
      expect(Math.abs((p ?? 1) / holm[i]! - 1)).toBeLessThan(1e-9)
      expect(notes).toEqual([])
    }
  })
  it.each([
    ['a test that is not computed', 'using chi-square', 'using mood-median', '`bands` of the same family has no p'],
    ['a cut-off that is half typed', '20..27', '2..27', '`bands` of the same family has no p'],
    [
      'a comparison with an error',
      'compare PHQ9.major by',
      'compare PHQ9.majr by',
      '`diagnosis` of the same family has no p',
    ],
    ['a name that is none', 'severity, bands, diagnosis', 'severity, bands, diagnosi', '`primary` has an error'],
    [
      'a family that is half typed',
      'severity, bands, diagnosis',
      'severity, bands, diagnosis,',
      '`primary` has an error',
    ],
  ])('is not there with %s', async (_, from, to, why) => {
    const found = await adjusted(from, to)
    expect(found[0]).toEqual({ p: null, notes: [expect.stringContaining(why)] })
    for (const { p } of found) expect(p ?? null).toBeNull()
  })
})
