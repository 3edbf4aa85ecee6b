import { parentPort } from 'node:worker_threads'
import { serve } from '../data/serve.ts'
import { nodeHost } from './node.ts'

/** The module that a worker of the data engine runs on Node. */
if (parentPort === null) throw new Error('this module runs in a worker')
const port = parentPort
port.on(
  'message',
  serve(nodeHost, (message) => port.postMessage(message)),
)
