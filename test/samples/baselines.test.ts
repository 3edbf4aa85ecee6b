import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, studyspec } from '../cli/spawn.ts'

/**
 * What `run` prints for each sample, whole. The figures themselves are held against the article and R elsewhere; this notices
 * every change of the look. After a change that is meant: `UPDATE_BASELINES=1 npx vitest run test/samples/baselines.test.ts`,
 * and read the difference.
 */
const cases = ['star/star', 'star-as-published/star-as-published', 'phq9/phq9'].flatMap((sample) =>
  (['text', 'md'] as const).map((format) => ({ sample, format })),
)

describe('printed results', () => {
  test.each(cases)('$sample as $format', async ({ sample, format }) => {
    const { out } = await studyspec(['run', `samples/${sample}.study`, '--format', format])
    const shown = out.replace(/StudySpec \d+\.\d+\.\d+/, 'StudySpec')
    const path = join(root, 'test/baselines', `${sample.split('/')[1]}.${format === 'text' ? 'txt' : 'md'}`)
    if (process.env['UPDATE_BASELINES']) writeFileSync(path, shown)
    expect(shown).toBe(readFileSync(path, 'utf8'))
  })
})
