import { type Opened, openDataset } from '../../server/data/open.ts'
import { isAnswerFailure } from '../../server/data/source.ts'
import { bytesSource, type Host } from '../../server/host/host.ts'
import type { Dataset, Study } from '../../server/model/study.ts'
import type { DataRequest, DataTable, Formula } from '../../server/plan/request.ts'

/** A host whose one file is given as bytes or text. */
export function fileHost(content: Uint8Array | string): Host {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    resolve: (_base, path) => path,
    folder: () => '.',
    open: (path) => Promise.resolve(bytesSource(path, bytes)),
    readBytes: () => Promise.resolve(bytes),
    fingerprint: () => Promise.resolve({ size: bytes.length, modified: 0, hash: 0 }),
    processors: 1,
  }
}

export function openText(made: { study: Study; dataset: Dataset }, content: Uint8Array | string): Promise<Opened> {
  return openDataset(made.study, made.dataset, fileHost(content), { roots: [], baseDir: '.' })
}

export const column = (name: string): Formula => ({ op: 'column', ref: { column: name } })

/** Asks for the table of one formula, or of several together. */
export async function tables(opened: Opened, ...requests: DataRequest[]): Promise<readonly DataTable[]> {
  if (opened.source === undefined) throw new Error(opened.problems.map(({ message }) => message).join('\n'))
  const answer = await opened.source.answer(requests)
  if (isAnswerFailure(answer)) throw new Error(answer.message)
  return answer
}

/** @returns value → count of one column, in the order of the table */
export async function countsOf(opened: Opened, name: string): Promise<[number, number][]> {
  const [table] = await tables(opened, { kind: 'frequencies', dataset: 'respondents', dimensions: [column(name)] })
  if (table?.kind !== 'frequencies') throw new Error('no frequencies')
  return Array.from(table.counts, (count, index) => [table.values[0]![index]!, count])
}

export const codes = (opened: Opened): string[] => opened.problems.map(({ code }) => code)
