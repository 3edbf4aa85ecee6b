#!/usr/bin/env node
import manifest from '../package.json' with { type: 'json' }
import { main } from './cli/main.ts'

const url = import.meta.url
/** From a checkout Node runs the sources; the bundle has its worker beside it. */
const worker = new URL(url.endsWith('.ts') ? './data/worker.ts' : './worker.cjs', url)

main(process.argv.slice(2), { version: manifest.version, worker }).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    process.stderr.write(`This is a mistake in StudySpec, not in your study: ${what}\n`)
    if (process.env['STUDYSPEC_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    else process.stderr.write('With STUDYSPEC_DEBUG=1 set, the place in the program is shown.\n')
    process.exitCode = 70
  },
)
