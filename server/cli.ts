#!/usr/bin/env node
import module from 'node:module'
import manifest from '../package.json' with { type: 'json' }

// What was compiled is kept for the next call, by Nodes that can: it then starts in half the time.
module.enableCompileCache?.()

const url = import.meta.url
/** From a checkout Node runs the sources; the bundle has its worker beside it. */
const worker = new URL(url.endsWith('.ts') ? './data/worker.ts' : './worker.cjs', url)

import('./cli/main.ts')
  .then(({ main }) => main(process.argv.slice(2), { version: manifest.version, worker }))
  .then(
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
