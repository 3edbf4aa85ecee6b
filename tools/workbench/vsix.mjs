import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** Builds and packages the extension as it would be published. @returns {string} the path of the package */
export function packaged() {
  const { status } = spawnSync(process.execPath, ['scripts/package.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the extension could not be packaged: run `npm run package` to see why')
  return join(ROOT, 'dist/studyspec.vsix')
}
