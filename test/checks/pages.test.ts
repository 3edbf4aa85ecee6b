import { describe, expect, test } from 'vitest'
import { type Example, pages } from '../support/pages.ts'
import { diagnosticsOf, failingFixes, NOT_COMPUTED } from '../support/study.ts'

const MAIN = '/test.study'
const all = pages()

/** The study and the studies beside it; data files are not read here. */
function texts(example: Example): Map<string, string> {
  const beside = [...example.files].filter(([name]) => name.endsWith('.study'))
  return new Map([[MAIN, example.study], ...beside.map(([name, { text }]) => [`/${name}`, text] as const)])
}

/** What only data or a result can show is tested with the data (`data-pages.test.ts`). */
const ofText = all.filter(({ wrong }) => wrong && ![...wrong.files.keys()].some((name) => !name.endsWith('.study')))
const shownByResults = new Set(['expected-counts-small', 'file-outside-workspace', 'file-is-a-directory'])

/** What is right but not computed yet stands in the example of other pages. */
const isMeant = (page: string, found: string): boolean => found !== NOT_COMPUTED || page === NOT_COMPUTED

describe('the pages of docs/diagnostics', () => {
  test('have an example each way, or none', () => {
    for (const { code, wrong, right } of all) expect(Boolean(wrong), code).toBe(Boolean(right))
  })

  for (const { code, wrong, right } of ofText.filter((page) => !shownByResults.has(page.code))) {
    test(`${code}: the wrong example is exactly this`, () => {
      // What is wrong in a file beside it is no news where the page is about just that.
      const found = diagnosticsOf(texts(wrong!), MAIN).filter(
        ({ file, code: found }) => (file === MAIN || code !== 'used-file-errors') && isMeant(code, found),
      )
      expect([...new Set(found.map((one) => one.code))], found.map(({ message }) => message).join('\n')).toEqual([code])
    })

    test(`${code}: the right example is fine`, () => {
      const found = diagnosticsOf(texts(right!), MAIN).filter((one) => isMeant(code, one.code))
      expect(found.map(({ message }) => message)).toEqual([])
    })

    test(`${code}: every fix mends the wrong example and breaks nothing`, () => {
      expect(failingFixes(texts(wrong!), MAIN, code)).toEqual([])
    })
  }

  test('the studies beside data are fine as text', () => {
    for (const { code, wrong, right } of all.filter((page) => !ofText.includes(page)))
      for (const example of [wrong, right]) {
        const found = example ? diagnosticsOf(texts(example), MAIN) : []
        expect(
          found.filter((one) => one.severity === 'error' || one.code === code).map(({ message }) => message),
        ).toEqual([])
      }
  })
})
