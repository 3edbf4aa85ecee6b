import type { Host, WorkerHandle } from '../host/host.ts'
import { serveAnalysis } from './analysis.ts'
import type { ToAnalysis } from './analysis-protocol.ts'

/** Milliseconds that an exact test may keep everything else waiting. */
const LONGEST = 300

/** The analysis where there is no other thread for it: every message waits its turn, so that what is typed comes first. */
export function localAnalysis(host: Host, version: string): WorkerHandle {
  let listener: (message: unknown) => void = () => {}
  const take = serveAnalysis(host, (message) => setTimeout(() => listener(message), 0), { version, longest: LONGEST })
  return {
    post: (message) => {
      setTimeout(() => take(message as ToAnalysis), 0)
    },
    onMessage: (listen) => {
      listener = listen
    },
    // It goes when everything goes.
    onExit: () => {},
    busy: () => {},
    stop: () => {},
  }
}
