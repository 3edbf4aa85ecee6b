import type { Host } from '../host/host.ts'
import { LocalPart } from './csv/local-part.ts'
import type { FromWorker, PartTask, ToWorker } from './protocol.ts'

/**
 * The worker's side: keeps one part of a file and answers for it.
 * @param send to the thread that asks
 * @returns what takes its messages
 */
export function serve(host: Host, send: (message: FromWorker) => void): (message: ToWorker) => void {
  const part = new LocalPart(host)
  const running = new Map<number, AbortController>()
  const run = (id: number, task: PartTask, signal: AbortSignal): Promise<unknown> => {
    const options = { signal, progress: (progress: number) => send({ id, progress }) }
    switch (task.kind) {
      case 'scan':
        return part.scan(task.job, options)
      case 'misfits':
        return part.misfits(task.slot, task.texts, task.rule)
      case 'bind':
        return part.bind(task.binding)
      case 'answer':
        return part.answer(task.requests, options)
    }
  }
  return (message) => {
    const { id } = message
    if ('cancel' in message) {
      running.get(id)?.abort()
      return
    }
    const controller = new AbortController()
    running.set(id, controller)
    run(id, message.task, controller.signal)
      .then((value) => send({ id, value }))
      .catch((error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }))
      .finally(() => running.delete(id))
  }
}
