import { type Formatter, formatter } from '../../results/format/formatter.ts'
import type { StudyResults } from '../../results/types.ts'
import { type ReportWord, reportWords } from './words.ts'

/** Where a part of the report is declared: line from 1. */
export interface ReportSource {
  readonly id: string
  readonly line: number
  readonly file: string
  /** Of a whole instrument: its name, since results know the lines of its scores only; the line is that of the first one. */
  readonly instrument?: string
}

/** A place in a study file: the file only where it is not that of the study. */
export interface Place {
  readonly line: number
  readonly file?: string | undefined
  readonly instrument?: string
}

/** What the sections of one report share: how numbers are printed, which ids are taken, where its parts come from. */
export class Page {
  readonly results: StudyResults
  readonly format: Formatter
  readonly words: Readonly<Record<ReportWord, string>>
  /** In the editor: with buttons to copy and to go to the source. */
  readonly live: boolean
  readonly #sources: ReportSource[] = []
  readonly #taken = new Set<string>()

  constructor(results: StudyResults, live: boolean) {
    this.results = results
    this.live = live
    this.format = formatter(results.settings)
    this.words = reportWords(results.settings.locale)
  }

  /** @returns an id that stays the same from run to run, of characters that need no escaping anywhere */
  id(...names: readonly string[]): string {
    const wanted = names.map((name) => name.replace(/[^\p{L}\p{N}_-]/gu, '-')).join('-')
    let id = wanted
    for (let i = 2; this.#taken.has(id); i++) id = `${wanted}-${i}`
    this.#taken.add(id)
    return id
  }

  /** Remembers where something is declared. */
  from(id: string, place: Place | undefined): ReportSource | undefined {
    if (place === undefined) return undefined
    const source = { ...place, id, file: place.file ?? this.results.file }
    this.#sources.push(source)
    return source
  }

  get sources(): readonly ReportSource[] {
    return this.#sources
  }
}
