import type { DefinitionParams, Location } from 'vscode-languageserver'
import type { ColumnName, DataClause, DataDeclaration, Node, UseDeclaration } from '../../grammar/syntax.ts'
import { nodeAt } from '../../grammar/walk.ts'
import type { Snapshot, SnapshotFile } from '../workspace/snapshot.ts'
import { columnLocation, dataLocation } from './definition/columns.ts'
import type { FeatureContext } from './feature.ts'
import { toLocation, toOffset } from './positions.ts'
import { declares, occurrenceAt, occurrences, occurrencesOf } from './symbols/occurrences.ts'

/**
 * Where a name is declared; from `use` into the file, from the path of a data set to the file, from a column into its
 * heading. A band with several sets of cut-offs, or a variable that instruments need, has several places.
 */
export async function definition(
  snapshot: Snapshot,
  { position }: Pick<DefinitionParams, 'position'>,
  context: Pick<FeatureContext, 'host' | 'folderOf' | 'uriOf'>,
): Promise<Location[] | null> {
  const offset = toOffset(snapshot, position)
  const named = declarationsAt(snapshot, offset)
  if (named.length > 0) return named
  const path = nodeAt(snapshot.tree, offset)
  const use = path.find((node): node is UseDeclaration => node.kind === 'use')
  if (use !== undefined) {
    const file = usedFile(snapshot, use)
    return file === undefined ? null : [toLocation(file, { start: 0, end: 0 })]
  }
  const data = path.find((node): node is DataDeclaration => node.kind === 'data')
  if (data === undefined) return null
  if (data.path !== undefined && path.includes(data.path)) return await dataLocation(snapshot, data, context)
  const headings = headingsAt(path)
  return headings.length === 0 ? null : await columnLocation(snapshot, data, headings, context)
}

/** @returns where the name at a place is declared; nothing where no name stands */
export function declarationsAt(snapshot: Snapshot, offset: number): Location[] {
  const all = occurrences(snapshot)
  const at = occurrenceAt(snapshot, offset, all)
  if (at === undefined) return []
  return occurrencesOf(all, at.symbol)
    .filter(declares)
    .flatMap(({ file, span }) => {
      const of = snapshot.file(file)
      return of === undefined ? [] : [toLocation(of, span)]
    })
}

/** @returns the file that a `use` brings in, among those that are known */
export function usedFile(snapshot: Snapshot, { path, library }: UseDeclaration, from: SnapshotFile = snapshot) {
  if (library !== undefined) return snapshot.file(`library:${library.text}`)
  if (path === undefined || !URL.canParse(path.text, from.uri)) return undefined
  const wanted = plain(new URL(path.text, from.uri).href)
  return snapshot.files.find(({ uri }) => plain(uri) === wanted)
}

/** URIs of one file may be escaped differently. */
const plain = (uri: string): string => {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

const isColumnName = (node: Node): node is ColumnName => node.kind === 'text' || node.kind === 'name'

type Column = Extract<DataClause, { kind: 'column' | 'columns' | 'id' | 'weight' | 'occasion' }>

const COLUMNS: readonly string[] = ['column', 'columns', 'id', 'weight', 'occasion'] satisfies Column['kind'][]

/** The heading that is written at a place: of a pattern, the first that it stands for. */
function headingsAt(path: readonly Node[]): string[] {
  const written = path.at(-1)
  const clause = path.at(-2)
  if (written === undefined || clause === undefined || !isColumnName(written)) return []
  if (!COLUMNS.includes(clause.kind)) return []
  const run = /^(.*?)\{(\d+)\.\.\d+\}(.*)$/su.exec(written.text)
  return run === null ? [written.text] : [`${run[1]}${run[2]}${run[3]}`]
}
