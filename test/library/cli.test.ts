import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { studyspec } from '../cli/spawn.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studyspec-library-'))
  const study = `study "Mood" {
}
use gad7
variable arm "Arm" : nominal { a "A"  b "B" }
data people from "people.csv" {
}
comparison anxiety {
  compare GAD7.total by arm
}
`
  const rows = Array.from({ length: 12 }, (_, i) => [
    i % 2 === 0 ? 'a' : 'b',
    ...[0, 1, 2, 3, 4, 5, 6].map((j) => (i + j) % 4),
  ])
  writeFileSync(join(folder, 'mood.study'), study)
  writeFileSync(join(folder, 'people.csv'), `arm,gad1,gad2,gad3,gad4,gad5,gad6,gad7\n${rows.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a study with a bundled instrument runs on the command line', async () => {
  const { status, out } = await studyspec(['run', 'mood.study'], { cwd: folder })
  expect(out).toContain('Generalized Anxiety Disorder 7-item scale (GAD-7)')
  // Seven answers in a row of 0 1 2 3 0 1 2 … sum to 9, 12, 11 or 10: 9 and 11 in one arm, 12 and 10 in the other.
  expect(out).toMatch(/\bA\s+6\s+10 \(9–11\)/)
  expect(out).toMatch(/\bB\s+6\s+11 \(10–12\)/)
  expect(status).toBe(0)
})

test('what the data show of a bundled instrument is shown with its text', async () => {
  const { status, out } = await studyspec(['check', 'mood.study'], { cwd: folder })
  expect(status).toBe(0)
  expect(out).toMatch(/library:gad7:\d+:\d+: information\[band-never-observed\]/)
  expect(out).toContain('minimal  "Minimal"')
})
