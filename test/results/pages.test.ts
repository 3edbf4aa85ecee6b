import { describe, expect, it } from 'vitest'
import { type Example, pages } from '../support/pages.ts'
import { codes, run } from '../workspace/run.ts'

/** What no text and no reading of a file shows, only a result. */
const shownByResults = [
  'band-never-observed',
  'expected-counts-small',
  'group-empty',
  'group-constant',
  'item-negative-with-subscale',
  'floor-effect',
  'ceiling-effect',
]

const analysed = ({ study, files }: Example) =>
  run(study, Object.fromEntries([...files].map(([name, { text }]) => [name, text])))

describe('the pages of what results show', () => {
  const shown = pages().filter(({ code }) => shownByResults.includes(code))
  it('are all there', () => expect(shown.map(({ code }) => code).sort()).toEqual([...shownByResults].sort()))
  it.each(shown.map((page) => [page.code, page] as const))('%s', async (code, { wrong, right }) => {
    if (wrong === undefined || right === undefined) throw new Error('the page has no examples')
    expect(codes(await analysed(wrong))).toContain(code)
    expect(codes(await analysed(right))).not.toContain(code)
  })
})
