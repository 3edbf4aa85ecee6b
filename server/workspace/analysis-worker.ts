import manifest from '../../package.json' with { type: 'json' }
import { nodeHost } from '../host/node.ts'
import { parent } from '../host/node-worker.ts'
import { serveAnalysis } from './analysis.ts'
import type { ToAnalysis } from './analysis-protocol.ts'

/** The module that the analysis runs on Node, in a thread of its own. */
const url = import.meta.url
/** From a checkout Node runs the sources; the bundle has the data worker beside it. */
const worker = new URL(url.endsWith('.ts') ? '../data/worker.ts' : './worker.cjs', url)
const { listen, post } = parent<ToAnalysis>()
listen(serveAnalysis(nodeHost, post, { version: manifest.version, worker }))
