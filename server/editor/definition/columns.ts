import type { Location } from 'vscode-languageserver'
import type { DataDeclaration } from '../../../grammar/syntax.ts'
import { isFileFailure } from '../../host/host.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import type { FeatureContext } from '../feature.ts'

type Files = Pick<FeatureContext, 'host' | 'folderOf' | 'uriOf'>

/** The header of a file is looked for in this many bytes. */
const HEAD = 1024 * 1024

/** @returns the start of the data file; null for a source that is no file, or cannot be read */
export async function dataLocation(
  snapshot: Snapshot,
  data: DataDeclaration,
  context: Files,
): Promise<Location[] | null> {
  const file = pathOf(snapshot, data, context)
  if (file === undefined) return null
  const print = await context.host.fingerprint(file.path, file)
  return isFileFailure(print) ? null : [at(context.uriOf(file.path), 0, 0, 0)]
}

/**
 * @param headings as the study writes them
 * @returns where the heading stands in the first line of the file that is not empty; nothing when it is not there
 */
export async function columnLocation(
  snapshot: Snapshot,
  data: DataDeclaration,
  headings: readonly string[],
  context: Files,
): Promise<Location[] | null> {
  const file = pathOf(snapshot, data, context)
  const source = file === undefined ? undefined : await context.host.open(file.path, file)
  if (file === undefined || source === undefined || isFileFailure(source)) return null
  const bytes = await source.read(0, Math.min(HEAD, source.size)).finally(() => source.close())
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/)
  const line = lines.findIndex((text) => text.trim() !== '')
  const uri = context.uriOf(file.path)
  return headings.flatMap((heading) => {
    const character = cellStart(lines[line] ?? '', heading)
    return character === undefined ? [] : [at(uri, line, character, character + heading.length)]
  })
}

function pathOf(snapshot: Snapshot, { path, source }: DataDeclaration, { host, folderOf }: Files) {
  const folder = folderOf(snapshot.uri)
  if (path === undefined || source !== undefined || folder === undefined) return undefined
  return { path: host.resolve(folder.baseDir, path.text), roots: folder.roots }
}

/** Where a cell of this text starts in a line, whatever delimits the cells. */
function cellStart(line: string, cell: string): number | undefined {
  const edge = (index: number): boolean => {
    const beside = line[index]
    return beside === undefined || /[\s,;|"\uFEFF]/.test(beside)
  }
  for (let found = line.indexOf(cell); found >= 0; found = line.indexOf(cell, found + 1)) {
    if (edge(found - 1) && edge(found + cell.length)) return found
  }
  return undefined
}

const at = (uri: string, line: number, start: number, end: number): Location => ({
  uri,
  range: { start: { line, character: start }, end: { line, character: end } },
})
