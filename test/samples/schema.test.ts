import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schemaText } from '../../scripts/schema.ts'
import { root, studyspec } from '../cli/spawn.ts'
import { results } from '../render/fixtures.ts'
import { mismatches } from './schema.ts'

const text = readFileSync(join(root, 'docs/results.schema.json'), 'utf8')
const schema = JSON.parse(text)
const samples = [
  'samples/star/star.study',
  'samples/star-as-published/star-as-published.study',
  'samples/phq9/phq9.study',
]

describe('docs/results.schema.json', () => {
  test('is what the types say: node scripts/schema.ts', () => {
    expect(text).toBe(schemaText())
  })

  test('the validator notices what does not fit', () => {
    expect(mismatches(results, schema)).toEqual([])
    expect(mismatches({ ...results, study: 3 }, schema)).toEqual(['$.study: is number, not string'])
    expect(mismatches({ ...results, more: 1 }, schema)).toEqual(['$: has more, which the schema does not know'])
    const { settings, ...without } = results
    expect(settings).toBeDefined()
    expect(mismatches(without, schema)).toEqual(['$: has no settings'])
  })

  test.each(samples)('%s, run and check', async (file) => {
    for (const command of ['run', 'check']) {
      const { out } = await studyspec([command, file, '--format', 'json'])
      expect(mismatches(JSON.parse(out), schema)).toEqual([])
    }
  })

  test('a study that cannot be read still gives one object', async () => {
    const { out, status } = await studyspec(['run', 'nowhere.study', '--format', 'json'])
    expect(status).toBe(1)
    expect(mismatches(JSON.parse(out), schema)).toEqual([])
  })
})
