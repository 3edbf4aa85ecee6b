import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Opened, type OpenOptions, openDataset } from '../../server/data/open.ts'
import { isAnswerFailure } from '../../server/data/source.ts'
import type { Host, WorkerHandle } from '../../server/host/host.ts'
import { nodeHost } from '../../server/host/node.ts'
import type { DataRequest } from '../../server/plan/request.ts'
import { column } from './open.ts'
import { category, instrument, numeric, scale, study } from './studies.ts'

const worker = new URL('../../server/data/worker.ts', import.meta.url)
const five = scale('Five', { codes: [1, 2, 3, 4, 5].map((code) => [code, `${code}`] as const) })
const A = instrument('A', ['q1', 'q2', 'q3'], five)
const group = category('g', [
  ['a', 'A'],
  ['b', 'B'],
])
const made = study({ instruments: [A], variables: [group, numeric('age')] }, { id: ['id'] })
const ROWS = 60_000

let folder = ''
const opened: Opened[] = []

const line = (i: number, id: number, note: string): string =>
  `${id},${note},${i % 3 === 0 ? 'a' : 'b'},${18 + (i % 50) / 2},${1 + (i % 5)},${i % 7 === 0 ? '' : 1 + (i % 4)},${i === 50_000 ? 9 : 1 + (i % 3)}`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyspec-'))
  const rows = (note: string): string[] => Array.from({ length: ROWS }, (_, i) => line(i, i === 55_000 ? 7 : i, note))
  const header = 'id,note,g,age,q1,q2,q3\n'
  await writeFile(join(folder, 'plain.csv'), `${header}${rows('x').join('\n')}\n`)
  // Wherever the file is cut, a line end within quotes is as likely met as a true one.
  await writeFile(join(folder, 'quoted.csv'), `${header}${rows('"one\n1,x,a,20,1,1,1\ntwo"').join('\n')}\n`)
})

afterAll(async () => {
  for (const { source } of opened) source?.close()
  await rm(folder, { recursive: true })
})

async function open(path: string, host: Host, options: Partial<OpenOptions>): Promise<Opened> {
  const result = await openDataset(made.study, { ...made.dataset, path }, host, {
    roots: [folder],
    baseDir: folder,
    ...options,
  })
  opened.push(result)
  return result
}

const many: Host = { ...nodeHost, processors: 3 }
const requests: DataRequest[] = [
  {
    kind: 'frequencies',
    dataset: 'respondents',
    dimensions: [
      column('g'),
      { op: 'aggregate', fn: 'mean', allow: 1, of: ['A.q1', 'A.q2', 'A.q3'].map((name) => column(name)) },
    ],
  },
  { kind: 'frequencies', dataset: 'respondents', dimensions: [column('age')] },
  { kind: 'moments', dataset: 'respondents', items: [column('A.q1'), column('A.q2'), column('A.q3')] },
]

test.each(['plain.csv', 'quoted.csv'])('%s in parts, in workers, gives what it gives in one piece', async (path) => {
  const alone = await open(path, nodeHost, {})
  const split = await open(path, many, { worker, workerFrom: 1, partFrom: 100_000 })
  const summary = ({ problems }: Opened) =>
    problems.map(({ code, count, row, line: at, value }) => [code, count, row, at, value])
  expect(summary(alone).map(([code]) => code)).toEqual(['id-duplicate', 'value-off-scale'])
  expect(alone.source!.rows).toBe(ROWS)
  expect(split.source!.rows).toBe(ROWS)
  expect(summary(split).at(-1)).toEqual(summary(alone).at(-1))
  expect(summary(split).map(([code, count]) => [code, count])).toEqual(
    summary(alone).map(([code, count]) => [code, count]),
  )
  expect(await split.source!.answer(requests)).toEqual(await alone.source!.answer(requests))
  expect(split.source!.scans).toBe(1)
})

test('a cancelled question says so and the next one is answered', async () => {
  const { source } = await open('plain.csv', many, { worker, workerFrom: 1, partFrom: 100_000 })
  const controller = new AbortController()
  const answer = source!.answer(requests, { signal: controller.signal })
  controller.abort()
  const result = await answer
  // Small enough to be finished before the message arrives; then it is an answer.
  if (isAnswerFailure(result)) expect(result.failure).toBe('cancelled')
  expect(await source!.answer(requests, { signal: controller.signal })).toMatchObject({ failure: 'cancelled' })
  expect(isAnswerFailure(await source!.answer(requests))).toBe(false)
})

test('a killed worker is a failure, and the next question starts a new one', async () => {
  const handles: WorkerHandle[] = []
  const host: Host = {
    ...nodeHost,
    processors: 2,
    startWorker: (url) => {
      const handle = nodeHost.startWorker!(url)
      handles.push(handle)
      return handle
    },
  }
  const { source } = await open('plain.csv', host, { worker, workerFrom: 1, partFrom: 100_000 })
  const before = await source!.answer(requests)
  expect(handles).toHaveLength(2)
  const answer = source!.answer(requests)
  handles[1]!.stop()
  expect(await answer).toMatchObject({ failure: 'worker-failed' })
  expect(await source!.answer(requests)).toEqual(before)
  expect(handles).toHaveLength(3)
})

test('a file that changed is not read again behind the back of its results', async () => {
  const path = join(folder, 'changing.csv')
  const text = `id,g,age,q1,q2,q3\n${Array.from({ length: 50 }, (_, i) => `${i},a,20,1,1,1`).join('\n')}\n`
  await writeFile(path, text)
  const handles: WorkerHandle[] = []
  const host: Host = {
    ...nodeHost,
    startWorker: (url) => {
      const handle = nodeHost.startWorker!(url)
      handles.push(handle)
      return handle
    },
  }
  const { source } = await open('changing.csv', host, { worker, workerFrom: 1 })
  await writeFile(path, `${text}51,b,20,1,1,1\n`)
  const answer = source!.answer(requests)
  handles[0]!.stop()
  await answer
  expect(await source!.answer(requests)).toMatchObject({ failure: 'file-changed' })
})

test('progress counts bytes while reading and rows while answering', async () => {
  const bytes: number[] = []
  const { source } = await open('plain.csv', many, {
    worker,
    workerFrom: 1,
    progress: (done, total) => bytes.push(done / total),
  })
  expect(bytes.length).toBeGreaterThan(0)
  expect(Math.max(...bytes)).toBeLessThanOrEqual(1)
  expect(isAnswerFailure(await source!.answer(requests))).toBe(false)
})
