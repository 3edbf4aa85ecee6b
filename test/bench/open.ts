import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { parse } from '../../grammar/parser.ts'
import { openDataset } from '../../server/data/open.ts'
import { type DataSource, isAnswerFailure } from '../../server/data/source.ts'
import { nodeHost } from '../../server/host/node.ts'
import { bind } from '../../server/model/bind.ts'
import type { Study } from '../../server/model/study.ts'
import { plan } from '../../server/plan/plan.ts'
import type { DataTable } from '../../server/plan/request.ts'

const bundle = new URL('../../dist/worker.cjs', import.meta.url)
/** The worker as it ships, where it was built. */
const worker = existsSync(bundle) ? bundle : new URL('../../server/data/worker.ts', import.meta.url)

export interface OpenedStudy {
  readonly study: Study
  readonly source: DataSource
  /** Asks for everything that the study needs, in one pass. */
  answer(): Promise<readonly DataTable[]>
}

/** Binds a study text and opens its one data set. */
export async function openStudy(text: string, path: string): Promise<OpenedStudy> {
  const { tree, errors } = parse(text)
  if (errors.length > 0) throw new Error(errors[0]!.message)
  const { study } = bind('bench.study', new Map([['bench.study', tree]]), () => undefined)
  const folder = dirname(path)
  const opened = await openDataset(study, study.datasets[0]!, nodeHost, {
    roots: [folder],
    baseDir: folder,
    worker,
  })
  const source = opened.source
  if (source === undefined) throw new Error(opened.problems.map((problem) => problem.message).join('\n'))
  const requests = [...plan(study).requests.values()]
  return {
    study,
    source,
    async answer() {
      const tables = await source.answer(requests)
      if (isAnswerFailure(tables)) throw new Error(tables.message)
      return tables
    },
  }
}
