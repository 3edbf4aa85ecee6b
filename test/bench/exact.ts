import type { Frequencies } from '../../server/statistics/frequencies.ts'
import { hodgesLehmann } from '../../server/statistics/hodges-lehmann.ts'
import { mannWhitney } from '../../server/statistics/mann-whitney.ts'
import { xorshift } from './generate.ts'
import { type Bench, row, time } from './measure.ts'

/** Two groups of sums 0–48, as twelve items on 0–4 give them, one group a point higher. */
export function scores(n: number, seed: number): { x: Frequencies; y: Frequencies } {
  const random = xorshift(seed)
  const draw = (shift: number): Frequencies => {
    const counts = new Array<number>(49).fill(0)
    for (let i = 0; i < n; i++) {
      let sum = shift
      for (let k = 0; k < 12; k++) sum += Math.floor(random() * 5)
      counts[Math.min(48, sum)]!++
    }
    const values = counts.flatMap((count, value) => (count > 0 ? [value] : []))
    return { values, counts: values.map((value) => counts[value]!) }
  }
  return { x: draw(1), y: draw(0) }
}

export const exact: Bench = {
  name: 'exact',
  title:
    'Exact Mann–Whitney with ties and its exact interval, 1,000 v 1,000, scores 0–48 (R 4.2 has no exact answer with ties)',
  async run() {
    const { x, y } = scores(1000, 20263)
    const options = { method: 'exact', continuity: false, alternative: 'two-sided' } as const
    const p = await time(() => mannWhitney(x, y, options))
    const interval = await time(() => hodgesLehmann(x, y, { confidence: 0.95, method: 'exact' }))
    return [
      row('exact', 'p', p.median, null, ''),
      row('exact', 'Hodges–Lehmann with exact limits', interval.median, null, ''),
      row('exact', 'both', p.median + interval.median, null, '≤ 100 ms'),
    ]
  },
}
