import { parentPort } from 'node:worker_threads'

/**
 * The thread that started this worker.
 * @throws Error when the module does not run in a worker
 */
export function parent<Incoming>(): {
  readonly listen: (listener: (message: Incoming) => void) => void
  readonly post: (message: unknown) => void
} {
  if (parentPort === null) throw new Error('this module runs in a worker')
  const port = parentPort
  return {
    listen: (listener) => {
      port.on('message', listener)
    },
    post: (message) => port.postMessage(message),
  }
}
