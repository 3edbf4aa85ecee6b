import { nodeHost } from '../host/node.ts'
import { parent } from '../host/node-worker.ts'
import type { ToWorker } from './protocol.ts'
import { serve } from './serve.ts'

/** The module that a worker of the data engine runs on Node; a browser's differs only in its host. */
const { listen, post } = parent<ToWorker>()
listen(serve(nodeHost, post))
