import { expect, test } from 'vitest'
import { exported } from '../../server/editor/export.ts'
import { report } from '../../server/editor/report.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { edited } from './edited.ts'

const star = await sampleSnapshot('star/star.study')
const lineOf = (text: string, wanted: string): number => text.split('\n').findIndex((line) => line.includes(wanted))

test('the parts of a report come from the lines of their declarations', () => {
  const { html, sources, version } = report(star)!
  expect(version).toBe(star.version)
  for (const { id } of sources) expect(html).toContain(`id="${id}"`)
  const lines = sources.map(({ line }) => line)
  expect(lines).toContain(lineOf(star.text, 'planned comparison overall "Table 4'))
  expect(lines).toContain(lineOf(star.text, 'table participants'))
})

test('with older results they are the lines of the text as it is', () => {
  const later = edited(star, (text) => `# one more line\n${text}`)
  expect(later.results?.state).toBe('stale')
  const { sources } = report(later)!
  expect(sources.map(({ line }) => line)).toContain(lineOf(later.text, 'planned comparison overall "Table 4'))
})

test.each([
  ['with results of this text', (text: string) => text, 'fresh'],
  ['with older results', (text: string) => `# one more line\n${text}`, 'stale'],
] as const)('an instrument begins where it is declared, above its items: %s', (_, edit, state) => {
  const snapshot = state === 'fresh' ? star : edited(star, edit)
  expect(snapshot.results?.state).toBe(state)
  const { sources } = report(snapshot)!
  /** As the page finds it: the last part that is declared at or above the line, the first of those. */
  const partAt = (line: number) =>
    sources.reduce<(typeof sources)[number] | undefined>(
      (best, one) => (one.file === undefined && one.line <= line && one.line > (best?.line ?? -1) ? one : best),
      undefined,
    )?.id
  for (const [text, id] of [
    ['instrument STAR_C ', 'scores-STAR_C'],
    ['items c1..c12', 'scores-STAR_C'],
    ['instrument STAR_P ', 'scores-STAR_P'],
    ['items p1..p12', 'scores-STAR_P'],
    ['reverse p4', 'scores-STAR_P'],
    ['= sum(p2, ', 'score-STAR_P-collaboration-bands'],
  ] as const)
    expect(partAt(lineOf(snapshot.text, text)), text).toBe(id)
})

test('there is no report before there are results', async () => {
  const { snapshot } = await snapshotOf('scale S { 0 "No" 1 "Yes" }\n', { results: false })
  expect(report(snapshot)).toBeNull()
  expect(await exported(snapshot, { format: 'html' })).toBeNull()
})

test.each(['text', 'md', 'html', 'json'])('%s is exported with the figures of the paper', async (format) => {
  const { text, extension } = (await exported(star, { format }))!
  expect(extension.length).toBeGreaterThan(0)
  expect(text).toContain('Overall therapeutic alliance')
})

test('a format that there is not is no crash', async () => {
  expect(await exported(star, { format: 'doc' })).toBeNull()
})
