import { type Disposable, EventEmitter, type Uri } from 'vscode'
import { type ResultState, ResultsNotification } from '../server/editor/protocol.ts'
import type { StudyResults } from '../server/results/types.ts'
import type { Notifier } from './notifier.ts'

/** What is known of the results of one study. */
export interface Known {
  readonly uri: Uri
  readonly state: ResultState
  /** Of the text that the state is about. */
  readonly version: number
  /** The newest that were computed, perhaps for an older text: kept until their successors are there. */
  readonly results?: StudyResults
  readonly message?: string
}

/** Milliseconds until it is said that results are of an older text: while somebody types, nothing on the screen flickers. */
const PATIENCE = 600

/** Keeps the newest results of each study and says when they change. */
export class ResultStore implements Disposable {
  readonly #known = new Map<string, Known>()
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #changed = new EventEmitter<Known>()
  readonly onDidChange = this.#changed.event

  /** Before the client starts: it takes the listener along through every restart. */
  listen(client: Notifier): Disposable {
    return client.onNotification(ResultsNotification, ({ uri, version, state, results, message }) => {
      const at = client.protocol2CodeConverter.asUri(uri)
      const kept = results ?? this.of(at)?.results
      const known: Known = {
        uri: at,
        state,
        version,
        ...(kept && { results: kept }),
        ...(message !== undefined && { message }),
      }
      this.#take(known)
    })
  }

  #take(known: Known): void {
    const key = known.uri.toString()
    this.#known.set(key, known)
    clearTimeout(this.#waiting.get(key))
    if (known.state === 'stale') {
      const say = setTimeout(() => this.#changed.fire(known), PATIENCE)
      this.#waiting.set(key, say)
    } else {
      this.#waiting.delete(key)
      this.#changed.fire(known)
    }
  }

  of(uri: Uri): Known | undefined {
    return this.#known.get(uri.toString())
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#changed.dispose()
    this.#known.clear()
  }
}
