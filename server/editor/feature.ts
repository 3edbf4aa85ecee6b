import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  RequestType,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver'
import type { Host } from '../host/host.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { EditorSettings } from './settings.ts'

/** What a feature may know besides its document. */
export interface FeatureContext {
  readonly settings: EditorSettings
  readonly client: ClientCapabilities
  readonly token: CancellationToken
  /** Of all open studies, this one among them. */
  readonly snapshots: readonly Snapshot[]
  /** Files, for what lies outside the texts, such as the row of a column in a data file. */
  readonly host: Host
  /** @returns the folder of a document and the folders that may be read for it; undefined where it has none */
  readonly folderOf: (uri: string) => { readonly baseDir: string; readonly roots: readonly string[] } | undefined
  /** @returns the URI of a file by its path, as the editor writes it */
  readonly uriOf: (path: string) => string
  /** Where the manual is, without a slash at the end. */
  readonly documentation?: string
}

type Provided<R> = R | Promise<R>

/** Answers a request about a document. An answer of undefined is `null` on the wire. Never throws for what a user can cause. */
export type Provider<P, R> = (snapshot: Snapshot, params: P, context: FeatureContext) => Provided<R | null | undefined>

/** Answers a request about the workspace, or about something that carries what is needed to answer (resolve requests). */
export type WorkspaceProvider<P, R> = (params: P, context: FeatureContext) => Provided<R | null | undefined>

/** What the connection does for a feature: finds the snapshot, catches and logs what goes wrong, answers null then. */
export interface Answering {
  document<P, R>(method: string, uriOf: (params: P) => string, provide: Provider<P, R>): RequestListener<P, R>
  workspace<P, R>(method: string, provide: WorkspaceProvider<P, R>): RequestListener<P, R>
}
export type RequestListener<P, R> = (params: P, token: CancellationToken) => Promise<R | null>

/** A row of the register of features. */
export interface Feature {
  readonly method: string
  readonly capability: Partial<ServerCapabilities>
  readonly listen: (connection: Connection, answering: Answering) => void
}

/** A request whose parameters name a document: `documentFeature(HoverRequest.type, { hoverProvider: true }, hover)`. */
export function documentFeature<P extends { readonly textDocument: TextDocumentIdentifier }, R, E>(
  type: RequestType<P, R, E>,
  capability: Partial<ServerCapabilities>,
  provide: Provider<P, R>,
): Feature {
  return about(type, capability, (params) => params.textDocument.uri, provide)
}

/** A request about something found before, such as an entry of a call hierarchy. */
export function itemFeature<P extends { readonly item: { readonly uri: string } }, R, E>(
  type: RequestType<P, R, E>,
  capability: Partial<ServerCapabilities>,
  provide: Provider<P, R>,
): Feature {
  return about(type, capability, (params) => params.item.uri, provide)
}

/** A request of the whole workspace, or a resolve request. */
export function workspaceFeature<P, R, E>(
  type: RequestType<P, R, E>,
  capability: Partial<ServerCapabilities>,
  provide: WorkspaceProvider<P, R>,
): Feature {
  const { method } = type
  return {
    method,
    capability,
    listen: (connection, answering) => {
      connection.onRequest<unknown, unknown>(method, answering.workspace(method, provide))
    },
  }
}

function about<P, R, E>(
  { method }: RequestType<P, R, E>,
  capability: Partial<ServerCapabilities>,
  uriOf: (params: P) => string,
  provide: Provider<P, R>,
): Feature {
  return {
    method,
    capability,
    listen: (connection, answering) => {
      connection.onRequest<unknown, unknown>(method, answering.document(method, uriOf, provide))
    },
  }
}
