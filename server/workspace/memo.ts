import type { DataSource } from '../data/source.ts'
import type { DataTable } from '../plan/request.ts'
import { Trees } from './trees.ts'

/** Tables kept; a study needs some dozens, so this is the history of many edits. */
const TABLES = 4000

/** What was opened for a data set: the key of everything that decides how the file is read, and what came of it. */
export interface OpenedSource<Opened> {
  readonly key: string
  readonly opened: Opened
  readonly source?: DataSource
}

/**
 * What one run leaves for the next, by content key: an edit that does not change what is asked of the data finds its tables
 * here. The caller owns it; there is no other memory.
 */
export class Memo<Opened = unknown> {
  readonly #trees = new Trees()
  readonly #tables = new Map<string, DataTable>()
  readonly #sources = new Map<string, OpenedSource<Opened>>()

  /** Reads a text, or remembers it. */
  readonly parse = this.#trees.parse

  /** @param key of the source and the request */
  table(key: string): DataTable | undefined {
    const known = this.#tables.get(key)
    if (known !== undefined) remember(this.#tables, key, known, TABLES)
    return known
  }

  keepTable(key: string, table: DataTable): void {
    remember(this.#tables, key, table, TABLES)
  }

  /** @param slot the data set; one file is kept open for each */
  source(slot: string): OpenedSource<Opened> | undefined {
    return this.#sources.get(slot)
  }

  keepSource(slot: string, opened: OpenedSource<Opened>): void {
    const before = this.#sources.get(slot)
    if (before?.source !== opened.source) before?.source?.close()
    this.#sources.set(slot, opened)
  }

  /** Lets go of all data. */
  close(): void {
    for (const { source } of this.#sources.values()) source?.close()
    this.#sources.clear()
    this.#tables.clear()
    this.#trees.clear()
  }
}

/** The least recently used goes first. */
function remember<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > most && !oldest.done) map.delete(oldest.value)
}
