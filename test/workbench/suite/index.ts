import { writeFile } from 'node:fs/promises'
import Mocha from 'mocha'

/** Where the report goes: a host that dies looks like success from outside, so only this file is believed. */
const RESULTS = process.env['STUDYSPEC_TEST_RESULTS']

/** Words in the names of the tests that are wanted; all without. */
const ONLY = process.env['STUDYSPEC_TESTS']

/** The contract of @vscode/test-electron: resolves when every test passed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: 30_000, slow: 2000, ...(ONLY && { grep: ONLY }) })
  mocha.suite.emit('pre-require', globalThis, 'studyspec', mocha)
  // The files describe their tests while they are loaded, which must be after Mocha is there; in order of what they need.
  await import('./activation.ts')
  await import('./diagnostics.ts')
  await import('./results.ts')
  await import('./editing.ts')
  await import('./inline-tables.ts')
  await import('./reading.ts')
  await import('./report.ts')
  await import('./status.ts')
  await import('./library.ts')
  await import('./documents.ts')
  await import('./files.ts')
  await import('./commands.ts')
  await import('./first-run.ts')
  await import('./server.ts')
  const failures: { readonly test: string; readonly message: string }[] = []
  const { stats } = await new Promise<Mocha.Runner>((resolve) => {
    const runner = mocha.run(() => resolve(runner))
    runner.on('fail', (test, error) =>
      failures.push({ test: test.fullTitle(), message: String(error?.stack ?? error) }),
    )
  })
  const report = { passed: stats?.passes ?? 0, failed: failures.length, pending: stats?.pending ?? 0, failures }
  if (RESULTS !== undefined) await writeFile(RESULTS, JSON.stringify(report))
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`)
}
