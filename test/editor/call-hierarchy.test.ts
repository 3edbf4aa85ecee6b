import { expect, test } from 'vitest'
import type { CallHierarchyItem } from 'vscode-languageserver'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/editor/call-hierarchy.ts'
import { toPosition, toSpan } from '../../server/editor/positions.ts'
import { occurrences } from '../../server/editor/symbols/occurrences.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'
import { SAMPLES } from './sample-paths.ts'

const itemAt = (snapshot: Snapshot, offset: number): CallHierarchyItem | undefined =>
  prepareCallHierarchy(snapshot, { position: toPosition(snapshot, offset) })?.[0]

const SOURCE = `scale S { 0 "No" 1 "Yes" }
variable sex : nominal { f m }
instrument T {
  items q1..q3 on S
  subscale part = sum(q1..q3)
  score total = part + q1
  cutoffs total when sex = f { low 0..1 high 2..4 }
  cutoffs total when sex = m { low 0..2 high 3..4 }
}
table t { describe T.total by sex }
comparison c { compare T.total.band by sex }
family f { adjust holm
  comparisons c }
`

test('what a score depends on, and who uses it', async () => {
  const { snapshot } = await snapshotOf(SOURCE, { results: false })
  const total = itemAt(snapshot, snapshot.text.indexOf('total = part'))!
  expect(total.name).toBe('T.total')
  expect(outgoingCalls(snapshot, { item: total })?.map(({ to }) => to.name)).toEqual(['T.part', 'T.q1', 'sex'])
  expect(incomingCalls(snapshot, { item: total })?.map(({ from }) => from.name)).toEqual(['t', 'c'])
  const part = itemAt(snapshot, snapshot.text.indexOf('part ='))!
  expect(incomingCalls(snapshot, { item: part })?.map(({ from }) => from.name)).toEqual(['T.total'])
  const item = itemAt(snapshot, snapshot.text.indexOf('q1..q3'))!
  expect(incomingCalls(snapshot, { item })?.map(({ from }) => from.name)).toEqual(['T.part', 'T.total'])
  const comparison = itemAt(snapshot, snapshot.text.indexOf('c { compare'))!
  expect(incomingCalls(snapshot, { item: comparison })?.map(({ from }) => from.name)).toEqual(['f'])
})

test.each(SAMPLES)('%s: whom I use is used by me', async (path) => {
  const snapshot = await sampleSnapshot(path)
  for (const { span, role } of occurrences(snapshot)) {
    const item = role === 'declaration' ? itemAt(snapshot, span.start) : undefined
    if (item === undefined) continue
    for (const { to, fromRanges } of outgoingCalls(snapshot, { item }) ?? []) {
      expect(fromRanges.length).toBeGreaterThan(0)
      for (const range of fromRanges) expect(toSpan(snapshot, range).end).toBeGreaterThan(0)
      const back = incomingCalls(snapshot, { item: to })?.map(({ from }) => from.name)
      expect(back, `${item.name} → ${to.name}`).toContain(item.name)
    }
  }
})
