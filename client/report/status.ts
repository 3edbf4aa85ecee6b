import type { ReportState } from './messages.ts'
import { type PageWord, pageWords } from './words.ts'

/** What is computed at once needs no word: only after this is it said that something runs. Milliseconds. */
const PATIENCE = 300
const SAID = 2500

/** The line that says whether the report is up to date; screen readers read it out when it changes. */
export class Status {
  readonly #element: HTMLElement
  readonly #report: HTMLElement
  readonly #words = pageWords(document.documentElement.lang)
  #waiting: ReturnType<typeof setTimeout> | undefined
  #saying: ReturnType<typeof setTimeout> | undefined
  #lasting = ''

  constructor(element: HTMLElement, report: HTMLElement) {
    this.#element = element
    this.#report = report
  }

  state(state: ReportState, message?: string): void {
    clearTimeout(this.#waiting)
    this.#report.setAttribute('aria-busy', String(state === 'running'))
    document.body.dataset['state'] = state
    if (state === 'running') {
      this.#waiting = setTimeout(() => this.#stay(this.#words.running), PATIENCE)
      return
    }
    this.#stay(state === 'fresh' ? '' : state === 'stale' ? this.#words.stale : (message ?? this.#words.failed))
  }

  /** Says something for a moment. */
  say(word: PageWord): void {
    this.#element.textContent = this.#words[word]
    clearTimeout(this.#saying)
    this.#saying = setTimeout(() => {
      this.#element.textContent = this.#lasting
    }, SAID)
  }

  #stay(text: string): void {
    this.#lasting = text
    this.#element.textContent = text
  }
}
