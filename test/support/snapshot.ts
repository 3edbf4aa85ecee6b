import { readFileSync } from 'node:fs'
import { LineMap } from '../../grammar/text.ts'
import type { Host } from '../../server/host/host.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { readStudy } from '../../server/workspace/files.ts'
import { Memo } from '../../server/workspace/memo.ts'
import { makeSnapshot, type Snapshot, type SnapshotFile } from '../../server/workspace/snapshot.ts'
import { memoryHost } from '../workspace/memory-host.ts'
import { type Fixture, parseFixture } from './fixture.ts'

export interface FixtureSnapshot {
  readonly fixture: Fixture
  readonly snapshot: Snapshot
  /** Of `$0`, in the first file; 0 where there is none. */
  readonly cursor: number
  readonly host: Host
}

/**
 * A snapshot of a fixture: the first file is the open document `file:///name.study`, the others lie beside it, studies
 * and data alike. Results are computed when a data file or a `counts` gives any, unless `results` is false.
 *
 *     const { snapshot, cursor } = await snapshotOf(`
 *       scale S { 0 "No" 1 "Yes"$0 }
 *       //- /people.csv
 *       id,q1
 *     `)
 */
export async function snapshotOf(source: string, { results = true, version = 1 } = {}): Promise<FixtureSnapshot> {
  const fixture = parseFixture(source)
  const made = await snapshotOfFiles(fixture.files, fixture.main, { results, version })
  return { fixture, cursor: fixture.cursor?.offset ?? 0, ...made }
}

/** The snapshot of a sample, with its results: `sampleSnapshot('star/star.study')`. */
export async function sampleSnapshot(path: string): Promise<Snapshot> {
  const folder = new URL('../../samples/', import.meta.url)
  const text = readFileSync(new URL(path, folder), 'utf8')
  const names = [...text.matchAll(/^(?:data \S+ from|use) "([^"]+)"/gm)].map((match) => match[1]!)
  const files = new Map([[`/${path.split('/').at(-1)}`, text]])
  for (const name of names) files.set(`/${name}`, readFileSync(new URL(name, new URL(path, folder)), 'utf8'))
  return (await snapshotOfFiles(files, [...files.keys()][0]!, { results: true, version: 1 })).snapshot
}

async function snapshotOfFiles(
  files: ReadonlyMap<string, string>,
  main: string,
  { results, version }: { readonly results: boolean; readonly version: number },
): Promise<{ readonly snapshot: Snapshot; readonly host: Host }> {
  const host = memoryHost(files)
  const memo = new Memo<never>()
  const baseDir = host.folder(main)
  const study = { file: main.slice(1), text: files.get(main)!, baseDir, roots: ['/'], host }
  const read = await readStudy(study, memo.parse)
  const analysed = results ? await analyse({ ...study, version: '0.0.0' }) : undefined
  const ofText = new Set(read.diagnostics.map((one) => JSON.stringify(one)))
  const fileOf = (name: string, text: string): SnapshotFile => ({
    name,
    uri: `file:///${name.replace(/^\//, '')}`,
    text,
    lines: new LineMap(text),
    tree: memo.parse(text).tree,
  })
  const used = [...read.texts].filter(([name]) => name !== study.file)
  const columns = read.study.datasets.flatMap(({ name, path }) => {
    const header = files.get(host.resolve(baseDir, path))?.split('\n')[0]
    return header === undefined ? [] : [{ dataset: name, headings: header.split(/[,;\t]/) }]
  })
  const snapshot = makeSnapshot({
    version,
    study: read.study,
    diagnostics: read.diagnostics,
    findings: (analysed?.diagnostics ?? []).filter((one) => !ofText.has(JSON.stringify(one))),
    ...(analysed === undefined ? {} : { results: { value: analysed.results, version, state: 'fresh' } }),
    columns,
    files: [fileOf(study.file, study.text), ...used.map(([name, text]) => fileOf(name, text))],
  })
  return { snapshot, host }
}
