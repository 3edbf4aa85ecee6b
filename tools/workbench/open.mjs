// Opens VS Code in a browser on the samples, with the extension installed from its package. Ctrl+C ends it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packaged, ROOT } from './vsix.mjs'
import { missing, startServer } from './workbench.mjs'

const needs = missing({ browser: false })
if (needs) {
  console.error(`VS Code cannot be opened: ${needs}.`)
  process.exit(2)
}
const server = await startServer({ vsix: [packaged()], port: process.env.PORT ? Number(process.env.PORT) : undefined })
const folder = join(ROOT, 'samples')
const url = server.url({ folder, payload: [['openFile', server.remote(join(folder, 'star/star.study'))]] })
console.log(`\nVS Code with StudySpec, on samples/:\n\n  ${url}\n\nCtrl+C ends it.`)
if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
  // Without a program that opens addresses the printed one is enough.
  spawn('xdg-open', [url], { stdio: 'ignore', detached: true }).once('error', () => {})
}
