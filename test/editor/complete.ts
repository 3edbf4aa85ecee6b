import type { ClientCapabilities, CompletionItem } from 'vscode-languageserver'
import type { LibraryEntry, Surroundings } from '../../server/editor/completion/context.ts'
import { placeAt } from '../../server/editor/completion/place.ts'
import { complete } from '../../server/editor/completion.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'

const client: ClientCapabilities = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
}
const library: LibraryEntry[] = [
  {
    name: 'who5',
    title: 'WHO-5 Well-Being Index',
    instruments: [{ name: 'WHO5', label: 'WHO-5', scores: ['total'] }],
  },
]
export const around: Surroundings = { client, library, studies: ['scales.study'], dataFiles: ['people.csv'] }

export const completeAt = (snapshot: Snapshot, offset: number, surroundings = around): CompletionItem[] =>
  complete(snapshot, placeAt(snapshot.text, snapshot.tree, offset), surroundings)

/** The items at `$0` of a fixture, best first. */
export async function itemsAt(source: string): Promise<CompletionItem[]> {
  const { snapshot, cursor } = await snapshotOf(source, { results: false })
  return completeAt(snapshot, cursor).sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
}
