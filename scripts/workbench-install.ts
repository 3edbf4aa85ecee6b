/** Installs the real VS Code of the editor tests into tools/workbench: about 430 MB, apart from the extension. */
import { spawnSync } from 'node:child_process'

const cwd = 'tools/workbench'

if (process.platform !== 'linux' || process.arch !== 'x64') {
  process.stderr.write(
    'The workbench is there for Linux on x64; elsewhere `npm run test:electron` runs the same suite.\n',
  )
  process.exit(2)
}

function run(command: string, ...words: string[]): void {
  const { status, error } = spawnSync(command, words, { cwd, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund')
run(process.execPath, 'setup.mjs')
