/** Writes the extension, one file for every platform: `dist/studyspec.vsix`. Builds first. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createVSIX, listFiles } from '@vscode/vsce'
import './build.ts'

const PACKAGE = 'dist/studyspec.vsix'
/** What may be downloaded by a clinic's slow network without a thought. */
const MOST_BYTES = 1.5 * 1024 * 1024
const STAGE = 'dist/extension'

/** The sample of the walkthrough is the one in `samples/`, not another copy. */
const sample = 'media/samples/star'
mkdirSync(sample, { recursive: true })
for (const name of ['star.study', 'star.csv', 'star-hr.csv'])
  copyFileSync(join('samples/star', name), join(sample, name))

const files = await listFiles({ cwd: '.' })
const native = files.filter((name) => /\.(node|so|dll|dylib|exe)$/.test(name))
if (native.length > 0) throw new Error(`native code in the extension: ${native.join(', ')}`)

rmSync(STAGE, { recursive: true, force: true })
for (const name of files) {
  mkdirSync(dirname(join(STAGE, name)), { recursive: true })
  copyFileSync(name, join(STAGE, name))
}
// What the editor has no use for; with `type` it would take the bundle for browsers for a module, which it cannot load.
const development = new Set(['type', 'private', 'scripts', 'devDependencies', 'optionalDependencies'])
const all = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, unknown>>
const manifest = Object.fromEntries(Object.entries(all).filter(([key]) => !development.has(key)))
writeFileSync(join(STAGE, 'package.json'), JSON.stringify(manifest, null, 2))
writeFileSync(join(STAGE, '.vscodeignore'), '')

await createVSIX({
  cwd: STAGE,
  packagePath: resolve(PACKAGE),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})
const { size } = statSync(PACKAGE)
if (size > MOST_BYTES) throw new Error(`${PACKAGE} has ${size} bytes, more than ${MOST_BYTES}`)
process.stdout.write(
  `${PACKAGE}  ${String(manifest['version'])}  ${(size / 1024).toFixed(0)} KB, ${files.length} files\n`,
)
