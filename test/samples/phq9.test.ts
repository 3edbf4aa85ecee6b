import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ComparisonResult, ScoreResult, StudyResults } from '../../server/results/types.ts'
import { root, studyspec } from '../cli/spawn.ts'

/** Made by phq9-sample.R with R 4.2.2. */
const r: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(root, 'test/fixtures/r/phq9-sample.json'), 'utf8'),
)
let results: StudyResults
beforeAll(async () => {
  const { out } = await studyspec(['run', 'samples/phq9/phq9.study', '--format', 'json'])
  results = JSON.parse(out)
})

const score = (name: string): ScoreResult => results.scores.find((s) => s.name === name)!
const comparison = (name: string): ComparisonResult => results.results.find((c) => c.name === name)!
const close = (value: unknown, expected: number | undefined) => {
  expect(Math.abs(Number(value) - expected!)).toBeLessThanOrEqual(1e-10 * Math.abs(expected!))
}

describe('the PHQ-9 sample, as R has it', () => {
  test('who is in, and whose scores are known', () => {
    expect(results.data[0]!.included).toBe(r['n'])
    expect(score('total').n).toBe(r['nTotal'])
    expect(score('symptoms').n).toBe(r['nSymptoms'])
    expect(score('major').n).toBe(r['nMajor'])
  })

  test('the diagnostic algorithm', () => {
    const yes = (name: string) => score(name).distribution.find(([value]) => value === 1)?.[1]
    expect([yes('major'), yes('other')]).toEqual([r['majorYes'], r['otherYes']])
  })

  test('medians of the prorated total', () => {
    expect(comparison('severity').groups.map((g) => g.median)).toEqual([r['medianGp'], r['medianClinic']])
  })

  test.each([
    ['severity', 'u1', 'u'],
    ['severity', 'p', 'pSeverity'],
    ['bands', 'chiSquare', 'chiSquare'],
    ['bands', 'p', 'pBands'],
    ['diagnosis', 'p', 'pDiagnosis'],
    ['ages', 't', 'tAge'],
    ['ages', 'df', 'dfAge'],
    ['ages', 'p', 'pAge'],
    ['byEducation', 'h', 'h'],
    ['byEducation', 'p', 'pEducation'],
  ])('%s: %s', (name, statistic, key) => {
    close(comparison(name).statistics[statistic], r[key])
  })

  test('the data are what the script beside them makes', () => {
    const made = execFileSync(process.execPath, [join(root, 'samples/phq9/make-data.ts')], { encoding: 'utf8' })
    expect(made).toBe(readFileSync(join(root, 'samples/phq9/phq9.csv'), 'utf8'))
  })
})
