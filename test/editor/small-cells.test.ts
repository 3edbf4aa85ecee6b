import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hover } from '../../server/editor/hover.ts'
import { inlayHints } from '../../server/editor/inlay-hints.ts'
import { tabledIn } from '../../server/editor/inline-table/shown.ts'
import { inlineTable } from '../../server/editor/inline-table.ts'
import { toPosition } from '../../server/editor/positions.ts'
import { defaultSettings } from '../../server/editor/settings.ts'
import { renderReport } from '../../server/render/html/report.ts'
import { studyDocument } from '../../server/render/layout/study.ts'
import { renderText } from '../../server/render/text/text.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'

const sample = (name: string): string => readFileSync(new URL(`../../samples/phq9/${name}`, import.meta.url), 'utf8')

async function phq9(threshold: number): Promise<Snapshot> {
  const study = sample('phq9.study').replace('alpha 0.05', `alpha 0.05\n  small-cells under ${threshold}`)
  return (await snapshotOf(`${study}\n//- /phq9.csv\n${sample('phq9.csv')}`)).snapshot
}

const hintOf = (snapshot: Snapshot, line: string) => {
  const at = toPosition(snapshot, snapshot.text.indexOf(line))
  const range = { start: { ...at, character: 0 }, end: { line: at.line, character: 1000 } }
  const [hint] = inlayHints(snapshot, { range }, { settings: defaultSettings })
  const { tooltip } = hint ?? {}
  return { label: String(hint?.label), tooltip: typeof tooltip === 'object' ? tooltip.value : '' }
}

const hoverOf = (snapshot: Snapshot, text: string): string => {
  const found = hover(snapshot, { position: toPosition(snapshot, snapshot.text.indexOf(text) + 1) }, {})
  const { contents } = found ?? {}
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}

test('a flag that few have is never shown as nobody, and a flag that few lack is not shown either', async () => {
  const snapshot = await phq9(50)
  // 45 and 49 of 220.
  expect(hintOf(snapshot, 'score major').label).toBe('< 50 · n 220')
  expect(hintOf(snapshot, 'score other').label).toBe('< 50 · n 220')
  expect(hintOf(snapshot, 'score major').tooltip).toContain('Yes: < 50')
  expect(hoverOf(snapshot, 'major "Major')).not.toMatch(/0\.20|0 \(0/)
  const major = snapshot.results?.value.scores.find(({ name }) => name === 'major')
  expect(major).toMatchObject({ yes: { count: null, percent: null, hidden: 'small' }, mean: null, sd: null })
  expect([major?.floor, major?.ceiling, major?.distribution]).toEqual([null, null, []])
})

test('a band that few of one group are in has no group and no total beside it to subtract from', async () => {
  const snapshot = await phq9(6)
  // 21 in all: 5 in general practice, 16 in the clinic.
  const { label, tooltip } = hintOf(snapshot, 'severe           "Severe"')
  expect(label).toBe('practice < 6 · clinic –')
  expect(tooltip).toContain('General practice: < 6')
  expect(tooltip).toContain('Out-patient clinic: –')
  expect(tooltip).toContain('could be computed from it')
  const rows = hoverOf(snapshot, 'severe           "Severe"')
  expect(rows).toMatch(/\| 20–27 \| 21 \(8\.9\) \| \\< 6 \| – \|/)
  // A second band is hidden, or the group itself would say how many.
  expect(rows.match(/ – /g)?.length).toBe(3)
})

test('no output of a whole study has a figure of a hidden cell beside it', async () => {
  const snapshot = await phq9(6)
  const results = snapshot.results?.value
  if (results === undefined) throw new Error('there are results')
  const shown = [
    renderText(studyDocument(results, true)),
    renderReport(results).html,
    ...tabledIn(snapshot).map((one) => inlineTable(snapshot, one)?.plain ?? ''),
  ]
  // The five are 3.4 % of the 148 of general practice.
  for (const text of shown) expect(text).not.toMatch(/\b5 \(3\.4/)
  // The same cells are hidden in the bands of the score and in the comparison of its bands.
  const total = results.scores.find(({ name }) => name === 'total')
  const compared = results.results.find(({ name }) => name === 'bands')?.table
  expect(compared?.hidden).toEqual(total?.bands.map(({ groups }) => groups.map(({ hidden = null }) => hidden)))
})
