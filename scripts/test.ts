/**
 * Everything that guards `main`, in one go: types, lint, unit tests, and the workbench where Chromium is there. Each suite
 * ends with its own summary; the last line adds them up as `N passed, N failed`, which is what CI reads.
 */
import { spawn } from 'node:child_process'

interface Outcome {
  readonly passed: number
  readonly failed: number
}

interface Suite {
  readonly name: string
  readonly command: readonly string[]
  /** Reads the counts from the output; undefined when there are none, then the exit code counts as one test. */
  readonly counts?: (output: string) => Outcome | undefined
}

const ESC = String.fromCharCode(27)
const plain = (text: string): string => text.replaceAll(new RegExp(`${ESC}\\[[0-9;]*m`, 'g'), '')

function vitestCounts(output: string): Outcome | undefined {
  const line = plain(output).match(/^\s*Tests\s+(.*)$/m)?.[1]
  if (line === undefined) return undefined
  const count = (word: string): number => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
  return { passed: count('passed'), failed: count('failed') }
}

/** The last line of a suite of ours: `12 passed, 0 failed`. */
function lastLineCounts(output: string): Outcome | undefined {
  const found = [...plain(output).matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1)
  return found && { passed: Number(found[1]), failed: Number(found[2]) }
}

const suites: readonly Suite[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'build', command: ['scripts/build.ts'] },
  { name: 'unit', command: ['node_modules/vitest/vitest.mjs', 'run'], counts: vitestCounts },
  { name: 'workbench', command: ['test/workbench/run.mjs'], counts: lastLineCounts },
]

function run(suite: Suite): Promise<Outcome> {
  process.stdout.write(`\n── ${suite.name} ──\n`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...suite.command], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString()
      process.stdout.write(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code) => {
      const counts = suite.counts?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
      // A runner that fails without a failed test (a crash, an unhandled error) must not pass for green.
      resolve(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts)
    })
  })
}

let passed = 0
let failed = 0
for (const suite of suites) {
  const outcome = await run(suite)
  passed += outcome.passed
  failed += outcome.failed
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
