import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Restarts } from '../../client/restarts.ts'

const limit = { most: 3, within: 1000 }

test('the fourth end within the time is the last', () => {
  const restarts = new Restarts(limit)
  expect([0, 10, 20, 30].map((at) => restarts.ended(at))).toEqual([true, true, true, false])
})

test('ends that lie apart are forgiven', () => {
  const restarts = new Restarts(limit)
  for (let at = 0; at < 20_000; at += 500) expect(restarts.ended(at)).toBe(true)
})

test('a person who restarts it starts the count anew', () => {
  const restarts = new Restarts(limit)
  for (const at of [0, 1, 2, 3]) restarts.ended(at)
  restarts.forget()
  expect(restarts.ended(4)).toBe(true)
})

test('never more restarts within the time than the limit, however it ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (gaps) => {
      const restarts = new Restarts(limit)
      const again: number[] = []
      let now = 0
      for (const gap of gaps) {
        now += gap
        if (restarts.ended(now)) again.push(now)
      }
      for (const at of again)
        expect(again.filter((t) => t > at - limit.within && t <= at).length).toBeLessThanOrEqual(3)
    }),
  )
})
