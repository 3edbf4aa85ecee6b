import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeHost } from '../../server/host/node.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { compare } from './compare.ts'
import { NAMES } from './names.ts'

/**
 * Studies of public data sets against the numbers of R beside them. The data are not part of this repository: the tests
 * run where they lie next to the checkout, and are passed over elsewhere.
 */
const DATA = join(import.meta.dirname, '../../../shared/data')
const STUDIES = join(import.meta.dirname, 'studies')

/** Numbers that agree, at least; a study that asks less than before is a loss too. */
const AGREED: Readonly<Record<string, number>> = {
  affect: 275,
  bfi: 367,
  btheb: 121,
  'cesd-promis': 151,
  'claus2020-rct': 251,
  dass42: 184,
  hsq: 196,
  rse: 109,
  'ukm-phq9-gad7-pss10': 227,
  'vr-queue-frustration': 162,
  'vr-queue-load': 7,
  'vr-queue-sickness': 27,
  'vr-queue-usability': 31,
  workaholic: 342,
}

const folderOf = (name: string): string => (name.startsWith('vr-queue') ? 'vr-queue' : name)

describe.runIf(existsSync(DATA))('real data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'real-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  for (const [name, agreed] of Object.entries(AGREED))
    it(`${name}: every number that is computed is R's`, async () => {
      const here = join(folder, name)
      cpSync(join(DATA, folderOf(name)), here, { recursive: true })
      cpSync(join(STUDIES, `${name}.study`), join(here, 'main.study'))
      if (name.startsWith('ukm')) besides(here)
      const file = join(here, 'main.study')
      const text = readFileSync(file, 'utf8')
      const input = { file, text, baseDir: here, roots: [here], host: nodeHost, version: '0.0.0' }
      const { results, diagnostics } = await analyse(input)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      const compared = compare(
        results,
        JSON.parse(readFileSync(join(DATA, folderOf(name), 'expected.json'), 'utf8')),
        NAMES[name],
      )

      expect(compared.disagreed).toEqual([])
      expect(compared.agreed).toBeGreaterThanOrEqual(agreed)
    })

  it('every study is run', () => {
    expect(readdirSync(STUDIES).toSorted()).toEqual(
      Object.keys(AGREED)
        .map((name) => `${name}.study`)
        .toSorted(),
    )
  })
})

/** Two files without an id are set side by side, as their authors do. */
function besides(folder: string): void {
  const [answers, people] = ['Psychological_aspects.csv', 'Demography.csv'].map((file) =>
    readFileSync(join(folder, file), 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/),
  )
  const rows = answers!.map((line, row) => [line, ...people![row]!.split(',').slice(3)].join(','))
  writeFileSync(join(folder, 'students.csv'), `\uFEFF${rows.join('\n')}\n`)
}
