import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

test('opening star.study: diagnostics, then the results of the paper', async () => {
  const session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  expect((await session.diagnosticsOf(uri, 1)).version).toBe(1)
  const { results } = await session.resultsOf(uri, 1)
  const overall = results.results.find(({ name }) => name === 'overall')
  expect(overall?.statistics.p).toBeCloseTo(0.2304, 4)
  expect(results.timing.scans).toBe(1)
  expect(session.errors).toEqual([])
  await session.stop()
})
