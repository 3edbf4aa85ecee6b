import { readFileSync } from 'node:fs'
import { type Before, parse } from '../../grammar/parser.ts'
import { check } from '../../server/checks/check.ts'
import { bind } from '../../server/model/bind.ts'
import { type Bench, percentile, row } from './measure.ts'

/** The STAR sample over and over under other names, to at least this many lines. */
export function longStudy(lines: number): string {
  const sample = readFileSync(new URL('../../samples/star/star.study', import.meta.url), 'utf8')
  const head = sample.slice(0, sample.indexOf('scale Frequency'))
  const body = sample.slice(sample.indexOf('scale Frequency'))
  const names = [
    ...body.matchAll(
      /^(?:(?:planned|exploratory) )?(?:scale|instrument|variable|data|table|comparison|family) (\w+)/gm,
    ),
  ].map((m) => m[1]!)
  const rename = (copy: number): string =>
    body.replaceAll(/\b\w+\b/g, (word) => (names.includes(word) ? `${word}_${copy}` : word))
  let text = head
  for (let copy = 1; text.split('\n').length < lines; copy++) text += rename(copy)
  return text
}

/** What happens at each keystroke before the squiggles are there: parse of what is new, bind and check of the whole document. */
export const keystroke: Bench = {
  name: 'keystroke',
  title: 'Parse and check of a 1,000-line study, at each keystroke',
  run() {
    const text = longStudy(1000)
    const whole: number[] = []
    const again: number[] = []
    const times: number[] = []
    let before: Before = { ...parse(text), text }
    for (let i = 0; i < 240; i++) {
      // A digit of some cut-off or label changes, somewhere else each time.
      const at = text.search(/\d/) + ((i * 7919) % (text.length - 200))
      const edited = `${text.slice(0, at)}${i % 10}${text.slice(at)}`
      const first = performance.now()
      parse(edited)
      const start = performance.now()
      const parsed = parse(edited, before)
      const read = performance.now()
      const { study } = bind('long.study', new Map([['long.study', parsed.tree]]), () => undefined)
      check(study)
      before = { ...parsed, text: edited }
      if (i < 40) continue
      whole.push(start - first)
      again.push(read - start)
      times.push(performance.now() - start)
    }
    return Promise.resolve([
      row('keystroke', `p50, ${text.split('\n').length} lines`, percentile(times, 0.5), null, '≤ 5 ms'),
      row('keystroke', 'p95', percentile(times, 0.95), null, '≤ 16 ms'),
      row(
        'keystroke',
        'parse of what is new (peer: of the whole), p50',
        percentile(again, 0.5),
        percentile(whole, 0.5),
        '',
      ),
    ])
  },
}
