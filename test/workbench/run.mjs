// The Mocha suite inside the extension host of a real VS Code, with the extension installed from its package. The last line
// is `N passed, N failed`. Where the workbench cannot run it says so; in CI it has to run. `suite` or `checks` runs one of the
// two, other words only what has them in its name; `--as-it-is` takes the package that is there.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packaged, ROOT } from '../../tools/workbench/vsix.mjs'
import { missing, runTests } from '../../tools/workbench/workbench.mjs'
import { bundleSuite } from './bundle.mjs'
import { runChecks } from './checks.mjs'

/** What the workbench says of itself: of its connection, of services that cannot be reached, of accounts. */
const NOISE =
  /ENOTFOUND|GalleryExtensions|AgentHost|AccountPolicyGate|[Cc]onnection token|Creating a socket|grace time|Service Worker|builtin extensions|Creation of workbench|getSessions/

const inCi = !['', '0', 'false'].includes(process.env.CI ?? '')
if (missing() && inCi) {
  spawnSync(process.execPath, ['scripts/workbench-install.ts'], { cwd: ROOT, stdio: 'inherit' })
}
const needs = missing()
if (needs) {
  console.log(`The tests in the editor did not run: ${needs}.\n\n0 passed, ${inCi ? 1 : 0} failed`)
  process.exit(inCi ? 1 : 0)
}

const words = process.argv.slice(2)
const chosen = words.filter((word) => ['suite', 'checks'].includes(word))
const runs = (part) => chosen.length === 0 || chosen.includes(part)
const only = words.filter((word) => !chosen.includes(word) && !word.startsWith('--')).join(' ')

const vsix = words.includes('--as-it-is') ? join(ROOT, 'dist/studyspec.vsix') : packaged()
const tests = await bundleSuite()
const folder = mkdtempSync(join(tmpdir(), 'studyspec-tests-'))
cpSync(join(ROOT, 'samples'), folder, { recursive: true })

async function runSuite() {
  const { code, passed, failed, report } = await runTests({
    extensionDevelopmentPath: tests.folder,
    extensionTestsPath: tests.main,
    folder,
    vsix: [vsix],
    env: { STUDYSPEC_TESTS: only },
    onLog: (type, text) => {
      if (!NOISE.test(text)) console[type === 'error' ? 'error' : 'log'](text)
    },
  })
  for (const { test, message } of report?.failures ?? []) console.error(`\n${test}\n${message}`)
  // A host that died has no report: that is a failure, too.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

try {
  const outcomes = [
    ...(runs('suite') ? [await runSuite()] : []),
    ...(runs('checks') ? [await runChecks(vsix, only)] : []),
  ]
  const sum = (of) => outcomes.reduce((all, one) => all + one[of], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
