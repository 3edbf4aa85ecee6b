import { describe, expect, it } from 'vitest'
import { type Adjustment, adjust } from '../../server/statistics/adjust.ts'
import { expectClose } from '../oracle/compare.ts'
import { hasR, liveCases, storedCases } from '../oracle/rscript.ts'

type Case = Readonly<Record<Adjustment | 'p', number[]>>
const methods: Adjustment[] = ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by']

function compare(one: Case, index: number): void {
  for (const method of methods)
    adjust(one.p, method).forEach((p, i) => {
      expectClose(p, one[method][i]!, `case ${index}: ${method}`, 1e-14)
    })
}

describe('adjusted p values agree with R', () => {
  it('on the stored families', () => storedCases<Case>('adjust').forEach(compare))
  it.runIf(hasR)('on fresh families', () => liveCases<Case>('adjust').forEach(compare))
})

describe('adjusted p values', () => {
  it('of an empty family are none', () => {
    for (const method of methods) expect(adjust([], method)).toEqual([])
  })
})
