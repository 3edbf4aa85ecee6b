import type {
  ClientCapabilities,
  Location,
  ServerCapabilities,
  TextDocumentContentParams,
  TextDocumentContentResult,
} from 'vscode-languageserver'
import { LIBRARY_SCHEME, libraryNameOf, libraryText } from '../library/library.ts'
import type { Provider } from './feature.ts'

/** Bundled instruments are documents of a scheme of their own, which the editor asks the server for. */
export const LIBRARY_DOCUMENTS: Partial<ServerCapabilities> = {
  workspace: { textDocumentContent: { schemes: [LIBRARY_SCHEME] } },
}

/** @returns the text of a bundled instrument, null for a URI that is none */
export function libraryDocument({ uri }: TextDocumentContentParams): TextDocumentContentResult | null {
  const name = libraryNameOf(uri)
  const text = name === undefined ? undefined : libraryText(name)
  return text === undefined ? null : { text }
}

/** Leaves out places in bundled instruments where the client cannot show them; null when nothing remains. */
export function reachable<P, L extends Location>(provide: Provider<P, L[]>): Provider<P, L[]> {
  return async (snapshot, params, context) => {
    const found = await provide(snapshot, params, context)
    if (found === null || found === undefined || showsLibrary(context.client)) return found
    const shown = found.filter(({ uri }) => libraryNameOf(uri) === undefined)
    return shown.length === 0 ? null : shown
  }
}

const showsLibrary = ({ workspace }: ClientCapabilities): boolean => workspace?.textDocumentContent !== undefined
