// Makes the VS Code server inside code-server runnable after `npm ci --ignore-scripts`: `node setup.mjs`, again after every install.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const code = join(here, 'node_modules/code-server/lib/vscode')

// The server imports bare packages, and the page fetches some, from a folder that code-server's own install script would
// have filled; our lockfile lists the same packages, so a link is enough.
rmSync(join(code, 'node_modules'), { force: true, recursive: true })
symlinkSync('../../../../node_modules', join(code, 'node_modules'))

// Never used here, and 88 MB of them.
for (const name of ['copilot', 'mermaid-markdown-features'])
  rmSync(join(code, 'extensions', name), { recursive: true, force: true })

// Without these two the workbench runs too, but output channels stay empty and there are no log files.
if (!existsSync(join(here, 'node_modules/@vscode/spdlog/build/Release/spdlog.node'))) {
  const built = spawnSync('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], {
    cwd: here,
    stdio: 'ignore',
  })
  if (built.status !== 0)
    console.warn(
      'Two native helpers could not be built (they need g++, make, python3): the workbench runs without log files.',
    )
}
