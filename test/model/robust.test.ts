import { describe, expect, test } from 'vitest'
import { bound } from './helpers.ts'
import { STAR } from './star.ts'

const TOKEN = /"[^"\n]*"|[\p{L}_][\p{L}\d_-]*|[\d.]+|[^\s]/gu

describe('a half-written study is the normal case', () => {
  test('every prefix binds', () => {
    for (let end = 0; end <= STAR.length; end += 3) {
      const { study } = bound(STAR.slice(0, end))
      expect(study.file).toBe('main.study')
    }
  })

  test('without any one token it binds, and says little', () => {
    let most = 0
    for (const { index, 0: token } of STAR.matchAll(TOKEN)) {
      const { problems } = bound(STAR.slice(0, index) + STAR.slice(index + token.length))
      most = Math.max(most, problems.length)
    }
    expect(most).toBeLessThanOrEqual(6)
  })

  test('with any one token twice it binds', () => {
    for (const { index, 0: token } of STAR.matchAll(TOKEN)) {
      const { study } = bound(`${STAR.slice(0, index)}${token} ${STAR.slice(index)}`)
      expect(study.instruments.size).toBeGreaterThanOrEqual(0)
    }
  })

  test('a broken declaration costs no other one', () => {
    const broken = STAR.replace('scale Frequency "How often" {', 'scale Frequency "How often" { {{').replace(
      'data respondents from',
      'data respondents frm',
    )
    const { study } = bound(broken)
    expect([...study.instruments.keys()]).toEqual(['STAR_P', 'STAR_C'])
    expect(study.comparisons.map(({ name }) => name)).toEqual(['overall', 'overallBands'])
    expect(study.families[0]?.comparisons).toEqual(['overall', 'overallBands'])
  })
})

describe('size', () => {
  const chain = (scores: readonly string[]): string =>
    `scale S 0..3\ninstrument T {\nitem q1 on S\n${scores.join('\n')}\n}\n`

  test('five thousand scores that build on one another bind without trouble', () => {
    const scores = Array.from({ length: 5000 }, (_, i) => `score s${i} = ${i === 0 ? 'q1' : `s${i - 1} + q1`}`)
    const { problems, study } = bound(chain(scores))
    expect(problems).toEqual([])
    const { type } = study.instruments.get('T')!.scores.at(-1)!
    expect(type).toMatchObject({ attainable: { low: 0, high: 15_000, step: 5000 } })
  })

  test('the other way round they are followed as deep as is reasonable, and no further', () => {
    const scores = (n: number) =>
      Array.from({ length: n }, (_, i) => `score s${i} = ${i === n - 1 ? 'q1' : `s${i + 1} + q1`}`)
    expect(bound(chain(scores(300))).problems).toEqual([])
    const { problems } = bound(chain(scores(5000)))
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('More than 400')])
  })
})
