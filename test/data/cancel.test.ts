import { expect, test } from 'vitest'
import { isAnswerFailure } from '../../server/data/source.ts'
import { column, openText } from './open.ts'
import { numeric, study } from './studies.ts'

test('an answer under way stops soon after it is cancelled, and the source still answers', async () => {
  const rows = 600_000
  const text = `x,age\n${Array.from({ length: rows }, (_, i) => `,${i / 8}`).join('\n')}\n`
  const { source } = await openText(study({ variables: [numeric('age')] }), text)
  const request = { kind: 'frequencies', dataset: 'respondents', dimensions: [column('age')] } as const
  const controller = new AbortController()
  const seen: number[] = []
  const answer = await source!.answer([request], {
    signal: controller.signal,
    progress: (done) => {
      seen.push(done)
      controller.abort()
    },
  })
  expect(answer).toMatchObject({ failure: 'cancelled' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toBeLessThan(rows)
  expect(isAnswerFailure(await source!.answer([request]))).toBe(false)
  expect(source!.scans).toBe(2)
})
