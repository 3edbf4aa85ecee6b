import { expect, test } from 'vitest'
import { toOffset, toRange } from '../../server/editor/positions.ts'
import { sampleSnapshot, snapshotOf } from './snapshot.ts'

test('a snapshot of a fixture has its files, its cursor and its columns', async () => {
  const { snapshot, cursor } = await snapshotOf(`
    use "scales.study"
    data people from "people.csv" {
      column "id" as $0x
    }
    //- /scales.study
    scale S { 0 "No" 1 "Yes" }
    //- /people.csv
    id,q1
    1,2
  `)
  expect(snapshot.uri).toBe('file:///test.study')
  expect(snapshot.files.map(({ uri }) => uri)).toEqual(['file:///test.study', 'file:///scales.study'])
  expect(snapshot.file('/scales.study')).toBe(snapshot.file('file:///scales.study'))
  expect(snapshot.file('/scales.study')?.text).toContain('scale S')
  expect(snapshot.columns).toEqual([{ dataset: 'people', headings: ['id', 'q1'] }])
  expect(snapshot.text.slice(cursor, cursor + 1)).toBe('x')
})

test('a sample has its results', async () => {
  const snapshot = await sampleSnapshot('star/star.study')
  expect(snapshot.results?.value.results.map(({ name }) => name)).toContain('overall')
  expect(snapshot.results?.value.timing.scans).toBe(1)
})

test('positions go to offsets and back, and stay on their line', async () => {
  const { snapshot } = await snapshotOf('ab\r\ncd\n', { results: false })
  const text = 'ab\r\ncd\n'
  expect(snapshot.text.startsWith('ab')).toBe(true)
  const placed = { text, lines: new (await import('../../grammar/text.ts')).LineMap(text) }
  expect(toOffset(placed, { line: 0, character: 99 })).toBe(2)
  expect(toOffset(placed, { line: 1, character: 99 })).toBe(6)
  expect(toOffset(placed, { line: 1, character: 0 })).toBe(4)
  expect(toOffset(placed, { line: 9, character: 0 })).toBe(7)
  expect(toRange(placed, { start: 4, end: 6 })).toEqual({
    start: { line: 1, character: 0 },
    end: { line: 1, character: 2 },
  })
})
