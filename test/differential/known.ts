import type { Drawn } from './language.ts'

/** A difference that is found and waits for its mend. A drawn study that would meet it is left out; nothing else is. */
export interface Known {
  readonly reason: string
  readonly meets: (study: Drawn) => boolean
  /** The smallest study and file that show it, and what the results must say. */
  readonly study: string
  readonly csv: string
  readonly right: unknown
}

export const KNOWN: readonly Known[] = []
