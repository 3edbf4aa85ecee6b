// The Mocha suite inside the extension host of a real VS Code, with the extension installed from its package. The last line
// is `N passed, N failed`. Where the workbench cannot run it says so; in CI it has to run.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packaged, ROOT } from '../../tools/workbench/vsix.mjs'
import { missing, runTests } from '../../tools/workbench/workbench.mjs'
import { bundleSuite } from './bundle.mjs'

const inCi = process.env.CI === 'true' || process.env.CI === '1'
if (missing() && inCi) {
  spawnSync(process.execPath, ['scripts/workbench-install.ts'], { cwd: ROOT, stdio: 'inherit' })
}
const needs = missing()
if (needs) {
  console.log(`The tests in the editor did not run: ${needs}.\n\n0 passed, ${inCi ? 1 : 0} failed`)
  process.exit(inCi ? 1 : 0)
}

const vsix = packaged()
const tests = await bundleSuite()
const folder = mkdtempSync(join(tmpdir(), 'studyspec-tests-'))
cpSync(join(ROOT, 'samples'), folder, { recursive: true })
try {
  const { code, passed, failed, report } = await runTests({
    extensionDevelopmentPath: tests.folder,
    extensionTestsPath: tests.main,
    folder,
    vsix: [vsix],
    onLog: (type, text) => console[type === 'error' ? 'error' : 'log'](text),
  })
  for (const { test, message } of report?.failures ?? []) console.error(`\n${test}\n${message}`)
  // A host that died has no report: that is a failure, too.
  console.log(`\n${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed`)
  process.exitCode = code === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
