import { expect, test } from 'vitest'
import { claimNotes } from '../../server/render/layout/claims.ts'
import { formatter } from '../../server/results/format/formatter.ts'
import type { ClaimResult } from '../../server/results/types.ts'
import { settings } from './fixtures.ts'

const text = (claim: Pick<ClaimResult, 'name' | 'reported' | 'recomputed' | 'holds'>, pValues = settings.pValues) =>
  claimNotes([{ ...claim, explanations: [], line: 1 }], formatter({ ...settings, pValues }))[0]?.text

test('a recomputed p is never 0, nor 1 unless it is', () => {
  const p = { name: 'p', reported: '0.03', recomputed: 1.2e-14, holds: false }
  expect(text(p)).toBe('reported p = 0.03, recomputed 1.2 × 10⁻¹⁴')
  expect(text(p, 'apa')).toBe('reported p = 0.03, recomputed < .001')
  expect(text({ ...p, recomputed: 0 }, 'nejm')).toBe('reported p = 0.03, recomputed < 0.001')
  expect(text({ ...p, reported: '< 0.001', holds: true }, 'ama')).toBe('reported p < 0.001, recomputed < .001')
  expect(text({ ...p, recomputed: 0.99999 })).toBe('reported p = 0.03, recomputed > 0.999')
  expect(text({ ...p, recomputed: 0.0304, reported: '0.031' })).toBe('reported p = 0.031, recomputed 0.03040')
})

test('what holds at a half is shown with its half', () => {
  const u = { name: 'statistic', reported: '4107', recomputed: 4107.5, holds: true }
  expect(text(u)).toBe('reported statistic = 4107, recomputed 4107.5')
  expect(text({ ...u, reported: '4108' })).toBe('reported statistic = 4108, recomputed 4108')
  expect(text({ ...u, recomputed: 4107 })).toBe('reported statistic = 4107, recomputed 4107')
})
