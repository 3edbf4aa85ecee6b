import { type Host, isFileFailure } from '../../host/host.ts'
import type { DataRequest, DataTable } from '../../plan/request.ts'
import { applyRule, type NumberRule } from '../meaning.ts'
import { answerAll } from '../scoring/answer.ts'
import type { Column, ColumnStore } from '../store.ts'
import { storeBytes } from '../store.ts'
import { BLOCK } from './column.ts'
import type { Misfits, Part, PartBinding, PartOptions, PartSummary } from './part.ts'
import type { ScanJob } from './plan.ts'
import { runScan } from './run-scan.ts'
import type { Scanner } from './scan.ts'
import { lineOf, summarise } from './summarise.ts'

/** How many misfits are placed. */
const PLACED = 20

/** A part in this thread. */
export class LocalPart implements Part {
  readonly #host: Host
  #scanner: Scanner | undefined
  #store: ColumnStore | undefined

  constructor(host: Host) {
    this.#host = host
  }

  async scan(job: ScanJob, options: PartOptions): Promise<PartSummary | undefined> {
    const source = await this.#host.open(job.path, { roots: [job.path] })
    if (isFileFailure(source)) throw new Error(source.detail)
    try {
      const done = await runScan(job, source, options)
      if (done === undefined) return undefined
      this.#scanner = done.scanner
      return summarise(done.scanner, job, done.end)
    } finally {
      await source.close()
    }
  }

  misfits(slot: number, texts: readonly number[], rule: NumberRule | undefined): Promise<Misfits> {
    const scanner = this.#scanned()
    const column = scanner.columns[slot]!
    const bad = new Uint8Array(column.dictionary.size + 1)
    for (const text of texts) bad[text] = 1
    let count = 0
    const first: { row: number; line: number; text?: number; number?: number }[] = []
    for (const [index, block] of column.blocks.entries()) {
      const numbers = block instanceof Float64Array
      if (numbers ? rule === undefined : texts.length === 0) continue
      for (let i = 0; i < block.length; i++) {
        const cell = block[i]!
        if (numbers ? Number.isNaN(cell) || applyRule(rule!, cell) !== undefined : bad[cell] === 0) continue
        count++
        if (first.length >= PLACED) continue
        const row = index * BLOCK + i
        first.push({ row, line: lineOf(scanner, row), ...(numbers ? { number: cell } : { text: cell }) })
      }
    }
    return Promise.resolve({ count, first })
  }

  bind(binding: PartBinding): Promise<number> {
    const scanner = this.#scanned()
    const columnOf = (slot: number, values: Float64Array, rule: NumberRule): Column => ({
      blocks: scanner.columns[slot]!.blocks,
      values,
      check: (number) => applyRule(rule, number) ?? Number.NaN,
    })
    const columns = new Map(
      binding.columns.map(({ key, slot, values, rule }) => [key, columnOf(slot, values, rule)] as const),
    )
    const { weight } = binding
    this.#store = {
      rows: scanner.rows,
      columns,
      ...(weight === undefined ? {} : { weight: columnOf(weight.slot, weight.values, weight.rule) }),
    }
    return Promise.resolve(storeBytes(this.#store))
  }

  answer(requests: readonly DataRequest[], options: PartOptions): Promise<DataTable[] | undefined> {
    if (this.#store === undefined) throw new Error('the columns are not bound yet')
    return answerAll(this.#store, requests, {
      pause: async (rows) => {
        options.progress?.(rows)
        await new Promise((resolve) => setTimeout(resolve, 0))
        return options.signal?.aborted === true
      },
    })
  }

  close(): void {
    this.#scanner = undefined
    this.#store = undefined
  }

  #scanned(): Scanner {
    if (this.#scanner === undefined) throw new Error('the part is not scanned yet')
    return this.#scanner
  }
}
