import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../../tools/workbench/vsix.mjs'

/**
 * Bundles the suite into an extension of its own that has nothing else in it, so that the extension under test is the one
 * that is installed.
 */
export async function bundleSuite() {
  const folder = join(ROOT, 'dist/test')
  const main = join(folder, 'index.cjs')
  await build({
    entryPoints: [join(ROOT, 'test/workbench/suite/index.ts')],
    outfile: main,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  mkdirSync(folder, { recursive: true })
  const manifest = {
    name: 'studyspec-tests',
    publisher: 'studyspec',
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  return { folder, main }
}
