import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import manifest from '../package.json' with { type: 'json' }
import { serve } from './editor/connection.ts'
import { nodeHost, startNodeWorker } from './host/node.ts'
import { nodeFileNames } from './host/node-names.ts'

const url = import.meta.url
/** From a checkout Node runs the sources; the bundle has its worker beside it. */
const analysis = new URL(url.endsWith('.ts') ? './workspace/analysis-worker.ts' : './analysis.cjs', url)

/** The language server on Node: `--stdio`, `--node-ipc`, `--pipe=…` or `--socket=…`. */
const connection = createConnection(ProposedFeatures.all)

// A mistake in one place is no reason to leave the author of a study without the rest.
const survive = (what: string) => (error: unknown) => {
  connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}
process.on('uncaughtException', survive('uncaught exception'))
process.on('unhandledRejection', survive('unhandled rejection'))

serve(connection, {
  version: manifest.version,
  host: nodeHost,
  names: nodeFileNames,
  startAnalysis: () => startNodeWorker(analysis),
})
