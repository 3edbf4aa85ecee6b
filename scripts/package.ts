/** Writes the extension, one file for every platform: `dist/studyspec.vsix`. Builds first. */
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createVSIX, listFiles } from '@vscode/vsce'
import './build.ts'

const PACKAGE = 'dist/studyspec.vsix'
/** What may be downloaded by a clinic's slow network without a thought. */
const MOST_BYTES = 1.5 * 1024 * 1024

/** The sample of the walkthrough is the one in `samples/`, not another copy. */
const sample = 'media/samples/star'
mkdirSync(sample, { recursive: true })
for (const name of ['star.study', 'star.csv', 'star-hr.csv'])
  copyFileSync(join('samples/star', name), join(sample, name))

const files = await listFiles({ cwd: '.' })
const native = files.filter((name) => /\.(node|so|dll|dylib|exe)$/.test(name))
if (native.length > 0) throw new Error(`native code in the extension: ${native.join(', ')}`)

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
await createVSIX({
  cwd: '.',
  packagePath: PACKAGE,
  dependencies: false,
  skipLicense: true,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})
const { size } = statSync(PACKAGE)
if (size > MOST_BYTES) throw new Error(`${PACKAGE} has ${size} bytes, more than ${MOST_BYTES}`)
process.stdout.write(`${PACKAGE}  ${version}  ${(size / 1024).toFixed(0)} KB, ${files.length} files\n`)
