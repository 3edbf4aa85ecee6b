// The same suite in a desktop VS Code, which is downloaded: for machines that can.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import '../../scripts/build.ts'
import { bundleSuite } from './bundle.mjs'

const root = join(import.meta.dirname, '../..')
const { main } = await bundleSuite()
const folder = mkdtempSync(join(tmpdir(), 'studyspec-tests-'))
const results = join(folder, '.results.json')
cpSync(join(root, 'samples'), folder, { recursive: true })
try {
  await runTests({
    version: process.env.VSCODE_VERSION ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: main,
    extensionTestsEnv: { STUDYSPEC_TEST_RESULTS: results },
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
  })
  const { passed, failed } = JSON.parse(readFileSync(results, 'utf8'))
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
