/** Bundles what ships into `dist`. */
import { rmSync } from 'node:fs'
import { bundle } from './bundle.ts'

rmSync('dist', { recursive: true, force: true })
for (const [path, bytes] of await bundle('dist')) process.stdout.write(`${path}  ${(bytes / 1024).toFixed(0)} KB\n`)
