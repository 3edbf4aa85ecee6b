// The same suite in a desktop VS Code, which is downloaded, for machines that can: the newest, or that of VSCODE_VERSION
// (`1.101.0`, `insiders`). VSCODE_EXECUTABLE names one that is there already. The last line is `N passed, N failed`; the exit
// code is 0 when all passed, 1 when one failed, 2 when there is no VS Code to run them in.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron'
import { packaged, ROOT } from '../../tools/workbench/vsix.mjs'
import { bundleSuite } from './bundle.mjs'

const version = process.env.VSCODE_VERSION ?? 'stable'

/** @returns the path of the program, undefined when there is none */
async function editor() {
  const given = process.env.VSCODE_EXECUTABLE
  if (given) {
    if (existsSync(given)) return given
    console.error(`There is no VS Code at ${given}, which VSCODE_EXECUTABLE names.`)
    return undefined
  }
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: join(ROOT, 'dist/vscode') })
  } catch (error) {
    const causes = [error, ...(error.errors ?? []), ...(error.cause ? [error.cause] : [])]
    console.error(
      `VS Code (${version}) could not be downloaded: ${causes.map(({ message }) => message).filter(Boolean)[0] ?? error}.
Name one that is installed in VSCODE_EXECUTABLE, or run the same suite in a browser: npm run test:workbench.`,
    )
    return undefined
  }
}

/** @returns how many tests passed and failed; a run that wrote no report is a failure */
async function run(vscodeExecutablePath) {
  packaged()
  const { main } = await bundleSuite()
  const folder = mkdtempSync(join(tmpdir(), 'studyspec-tests-'))
  const samples = join(folder, 'samples')
  const results = join(folder, 'results.json')
  cpSync(join(ROOT, 'samples'), samples, { recursive: true })
  try {
    await runTests({
      vscodeExecutablePath,
      // What is in the package, unpacked.
      extensionDevelopmentPath: join(ROOT, 'dist/extension'),
      extensionTestsPath: main,
      extensionTestsEnv: { STUDYSPEC_TEST_RESULTS: results, STUDYSPEC_TESTS: process.argv.slice(2).join(' ') },
      // Short: the path of a socket lies in it, of which systems take a hundred characters.
      launchArgs: [
        samples,
        '--disable-extensions',
        `--user-data-dir=${join(folder, 'user')}`,
        `--extensions-dir=${join(folder, 'extensions')}`,
      ],
    })
  } catch (error) {
    console.error(error.message ?? error)
  }
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined
  rmSync(folder, { recursive: true, force: true })
  if (report === undefined) {
    const screen =
      process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
        ? ' There is no screen: try `xvfb-run -a npm run test:electron`.'
        : ''
    console.error(`VS Code ended before the suite did.${screen}`)
    return { passed: 0, failed: 1 }
  }
  for (const { test, message } of report.failures) console.error(`\n${test}\n${message}`)
  return { passed: report.passed, failed: Math.max(report.failed, report.passed === 0 ? 1 : 0) }
}

const program = await editor()
if (program === undefined) process.exit(2)
const { passed, failed } = await run(program)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
