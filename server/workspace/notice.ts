import type { Job } from './analyst.ts'

/** A run that takes longer is shown, in milliseconds. */
const NOTICED = 300

export interface NoticeEvents {
  /** `share` is between 0 and 1. */
  running(uri: string, version: number, share: number | undefined): void
  idle(uri: string): void
}

/** Shows a run only when somebody would begin to wonder. */
export class Notice {
  readonly #events: NoticeEvents
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: string | undefined

  constructor(events: NoticeEvents) {
    this.#events = events
  }

  started({ uri, version }: Job): void {
    this.end()
    this.#timer = setTimeout(() => {
      this.#shown = uri
      this.#events.running(uri, version, undefined)
    }, NOTICED)
  }

  progress({ uri, version }: Job, share: number | undefined): void {
    if (this.#shown === uri) this.#events.running(uri, version, share)
  }

  /** @param uri only when it is the one that is shown, or none is */
  end(uri?: string): void {
    if (uri !== undefined && this.#shown !== undefined && this.#shown !== uri) return
    clearTimeout(this.#timer)
    const shown = this.#shown
    this.#shown = undefined
    if (shown !== undefined) this.#events.idle(shown)
  }
}
