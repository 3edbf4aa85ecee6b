import type { DocumentSymbol, SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { outlineOf } from './document-symbols.ts'
import type { FeatureContext } from './feature.ts'

/** More than these help nobody. */
const MOST = 500

/** Everything that open studies declare whose name or label has the letters of the query in this order. */
export function workspaceSymbols({ query }: WorkspaceSymbolParams, { snapshots }: FeatureContext): SymbolInformation[] {
  return symbolsMatching(snapshots, query)
}

/** @returns those whose name starts with the query first, then those that have it, then the rest */
export function symbolsMatching(snapshots: readonly Snapshot[], query: string): SymbolInformation[] {
  const wanted = query.toLowerCase()
  const found: { rank: number; symbol: SymbolInformation }[] = []
  for (const snapshot of snapshots) {
    const visit = (one: DocumentSymbol, container: string): void => {
      const rank = rankOf(`${one.name} ${one.detail ?? ''}`.toLowerCase(), wanted)
      const location = { uri: snapshot.uri, range: one.selectionRange }
      const symbol = {
        name: one.name,
        kind: one.kind,
        location,
        ...(container === '' ? {} : { containerName: container }),
      }
      if (rank !== undefined) found.push({ rank, symbol })
      for (const child of one.children ?? []) visit(child, one.name)
    }
    for (const one of outlineOf(snapshot)) visit(one, '')
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ symbol }) => symbol)
}

function rankOf(text: string, wanted: string): number | undefined {
  if (text.startsWith(wanted)) return 0
  if (text.includes(wanted)) return 1
  let at = 0
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return undefined
  }
  return 2
}
