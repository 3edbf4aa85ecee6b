/** How a file is to be read: what looking at its head has settled. Plain data; it crosses to the worker. */
export interface ScanJob {
  /** True path. */
  readonly path: string
  /** The encoding to convert from, when its delimiters are not ASCII bytes. */
  readonly convert?: string
  readonly gzip: boolean
  /** Byte, from which records are read, in the converted text. */
  readonly from: number
  /** Records that start here or later belong to another part. Absent: to the end. */
  readonly to?: number
  readonly delimiter: number
  readonly width: number
  readonly wanted: readonly number[]
  readonly id?: number
  /** Line of the record at `from`; 1 where an earlier part decides. */
  readonly line: number
}
