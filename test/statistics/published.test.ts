import { describe, expect, it } from 'vitest'
import { adjust } from '../../server/statistics/adjust.ts'
import { type CronbachAlpha, cronbachAlpha } from '../../server/statistics/alpha.ts'
import { fromSample } from '../../server/statistics/frequencies.ts'
import { hedgesCorrection } from '../../server/statistics/hedges-g.ts'
import { studentT, type TTest, welchT } from '../../server/statistics/t-tests.ts'

describe('published figures', () => {
  it('Student (1908), Biometrika 6, the hours of sleep gained; Welch’s t as R’s manual prints it', () => {
    const first = fromSample([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
    const second = fromSample([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    const welch = welchT(first, second) as TTest
    expect([welch.t.toFixed(4), welch.df.toFixed(3), welch.p.toFixed(5)]).toEqual(['-1.8608', '17.776', '0.07939'])
    expect([welch.low.toFixed(7), welch.high.toFixed(7)]).toEqual(['-3.3654832', '0.2054832'])
    expect((studentT(first, second) as TTest).p.toFixed(5)).toBe('0.07919')
  })

  it('Benjamini and Hochberg (1995), 15 comparisons: 4 are rejected at 0.05, by Bonferroni 3', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(adjust(p, 'bh').filter((value) => value <= 0.05)).toHaveLength(4)
    expect(adjust(p, 'bonferroni').filter((value) => value <= 0.05)).toHaveLength(3)
  })

  it('α and Feldt’s interval of the attitude survey of Chatterjee and Price (1977), as psych and cocron print them', () => {
    const sums = [1939, 1998, 1594, 1691, 1939, 2243, 1288]
    const cross = [
      [129621, 133017, 104866, 111879, 127490, 145519, 83811],
      [133017, 138208, 108798, 115325, 131824, 150101, 86673],
      [104866, 108798, 89036, 91903, 104669, 119695, 69689],
      [111879, 115325, 91903, 99311, 111561, 126821, 74462],
      [127490, 131824, 104669, 111561, 128459, 146097, 85029],
      [145519, 150101, 119695, 126821, 146097, 170541, 97136],
      [83811, 86673, 69689, 74462, 85029, 97136, 58368],
    ]
    const ours = cronbachAlpha({ n: 30, sums, cross: cross.flat() }) as CronbachAlpha
    expect([ours.alpha.toFixed(6), ours.low.toFixed(4), ours.high.toFixed(4)]).toEqual(['0.843143', '0.7394', '0.9158'])
  })

  it('Hedges (1981), table 1: the exact correction', () => {
    // Γ in closed form: J(2) = 1/√π, J(3) = √(π/6), J(4) = √2 / Γ(3/2) / 2 = √(2/π).
    expect(hedgesCorrection(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 14)
    expect(hedgesCorrection(3)).toBeCloseTo(Math.sqrt(Math.PI / 6), 14)
    expect(hedgesCorrection(4)).toBeCloseTo(Math.sqrt(2 / Math.PI), 14)
  })
})
