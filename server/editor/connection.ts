import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { FileNames, Host, WorkerHandle } from '../host/host.ts'
import { Workspace } from '../workspace/workspace.ts'
import { announcer } from './announce.ts'
import { Publisher } from './diagnostics.ts'
import type { Answering, Feature, FeatureContext } from './feature.ts'
import { features } from './features.ts'
import { LastGood } from './last-good.ts'
import { LockWatch } from './lock-watch.ts'
import { type InitializationOptions, StatusNotification, TrustNotification, VisibleNotification } from './protocol.ts'
import { type EditorSettings, readSettings } from './settings.ts'
import { FolderWatch, followSettings, watchFiles } from './watching.ts'

export interface ServerOptions {
  readonly version: string
  readonly host: Host
  readonly names: FileNames
  readonly startAnalysis: () => WorkerHandle
}

/** What there is between `initialize` and `exit`. */
interface Session {
  readonly client: ClientCapabilities
  readonly workspace: Workspace
  readonly good: LastGood
  readonly locks: LockWatch
  readonly watch: FolderWatch
  /** URIs of the folders of the workspace. */
  readonly folders: Set<string>
  readonly settings: { now: EditorSettings }
  readonly documentation: string | undefined
}

/**
 * Wires a connection to the workspace and to the features of the register. Whatever goes wrong in one of them is logged and
 * answered with null; the server goes on.
 * @param register the features that it has
 */
export function serve(connection: Connection, options: ServerOptions, register = features): void {
  const documents = new Map<string, TextDocument>()
  let session: Session | undefined
  // Requests that come before `initialize` is answered wait: an empty answer would be remembered by the client.
  let begin: (session: Session) => void = () => {}
  const begun = new Promise<Session>((resolve) => {
    begin = resolve
  })
  const log = (where: string, error: unknown): void => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    connection.console.error(`${where}: ${what}`)
  }
  /** A handler that takes the server down for nobody. */
  const guarded =
    <P>(where: string, handle: (params: P, session: Session) => void) =>
    (params: P): void => {
      try {
        if (session !== undefined) handle(params, session)
      } catch (error) {
        log(where, error)
      }
    }

  const answering: Answering = {
    document: (method, uriOf, provide) => async (params, token) => {
      try {
        const now = await begun
        const snapshot = await now.workspace.settled(uriOf(params))
        if (snapshot === undefined || token.isCancellationRequested) return null
        return (await provide(now.good.shown(snapshot), params, contextOf(now, options, token))) ?? null
      } catch (error) {
        if (error instanceof ResponseError) throw error
        log(method, error)
        return null
      }
    },
    workspace: (method, provide) => async (params, token) => {
      try {
        const now = await begun
        if (token.isCancellationRequested) return null
        return (await provide(params, contextOf(now, options, token))) ?? null
      } catch (error) {
        if (error instanceof ResponseError) throw error
        log(method, error)
        return null
      }
    },
  }
  for (const feature of register) feature.listen(connection, answering)

  connection.onInitialize((params): InitializeResult => {
    session = open(connection, params, options, log)
    begin(session)
    return {
      serverInfo: { name: 'StudySpec', version: options.version },
      capabilities: capabilities(register),
    }
  })
  connection.onInitialized(() => {
    if (session === undefined) return
    const { workspace, settings, client } = session
    const failed = (where: string) => (error: unknown) => log(where, error)
    workspace.warm()
    if (!workspace.trusted)
      connection.sendNotification(StatusNotification, { state: 'untrusted' }).catch(failed('status'))
    if (client.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(
        guarded('didChangeWorkspaceFolders', ({ added, removed }, { folders }) => {
          for (const { uri } of removed) folders.delete(uri)
          for (const { uri } of added) folders.add(uri)
          workspace.setFolders(pathsOf(folders, options.names))
        }),
      )
    watchFiles(connection, client).catch(failed('watching files'))
    followSettings(connection, client, (read) => {
      settings.now = read
    }).catch(failed('settings'))
  })

  connection.onDidOpenTextDocument(
    guarded('didOpen', ({ textDocument: { uri, languageId, version, text } }, { workspace, watch, folders }) => {
      documents.set(uri, TextDocument.create(uri, languageId, version, text))
      workspace.open(uri, version, text)
      watch.follow(uri, folders).catch((error) => log('watching a folder', error))
    }),
  )
  connection.onDidChangeTextDocument(
    guarded('didChange', ({ textDocument: { uri, version }, contentChanges }, { workspace }) => {
      const document = documents.get(uri)
      if (document === undefined) return
      TextDocument.update(document, contentChanges, version)
      workspace.change(uri, version, document.getText())
    }),
  )
  connection.onDidCloseTextDocument(
    guarded('didClose', ({ textDocument: { uri } }, { workspace }) => {
      documents.delete(uri)
      workspace.close(uri)
    }),
  )
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', ({ changes }, { workspace }) => {
      workspace.filesChanged(changes.map(({ uri }) => uri))
    }),
  )
  connection.onNotification(
    TrustNotification,
    guarded('trust', ({ trusted }, { workspace }) => workspace.setTrusted(trusted)),
  )
  connection.onNotification(
    VisibleNotification,
    guarded('visible', ({ uris }, { workspace }) => workspace.setVisible(uris)),
  )
  connection.onShutdown(() => {
    session?.locks.end()
    session?.workspace.end()
  })
  connection.listen()
}

function open(
  connection: Connection,
  { capabilities: client, initializationOptions, workspaceFolders }: InitializeParams,
  { host, names, startAnalysis }: ServerOptions,
  log: (where: string, error: unknown) => void,
): Session {
  const { trusted, documentation, settings } = optionsOf(initializationOptions)
  const folders = new Set((workspaceFolders ?? []).map(({ uri }) => uri))
  const publisher = new Publisher(connection, documentation)
  const good = new LastGood()
  const locks: LockWatch = new LockWatch({
    host,
    folderOf: (uri) => workspace.folderOf(uri),
    unlocked: (paths) => workspace.filesChanged(paths.map((path) => names.uriOf(path))),
    log,
  })
  const workspace: Workspace = new Workspace({
    host,
    names,
    startAnalysis,
    trusted: trusted ?? true,
    folders: pathsOf(folders, names),
    events: announcer(connection, client, publisher, { good, locks }, log),
  })
  const watch = new FolderWatch(connection, client)
  return { client, workspace, good, locks, watch, folders, settings: { now: readSettings(settings) }, documentation }
}

function optionsOf(given: unknown): InitializationOptions {
  const value = (key: string): unknown =>
    typeof given === 'object' && given !== null ? Object.getOwnPropertyDescriptor(given, key)?.value : undefined
  const trusted = value('trusted')
  const documentation = value('documentation')
  return {
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
    ...(typeof documentation === 'string' ? { documentation: documentation.replace(/\/$/, '') } : {}),
    settings: value('settings'),
  }
}

const pathsOf = (uris: Iterable<string>, names: FileNames): string[] =>
  [...uris].flatMap((uri) => names.pathOf(uri) ?? [])

function contextOf(
  { client, workspace, good, settings, documentation }: Session,
  { host }: ServerOptions,
  token: CancellationToken,
): FeatureContext {
  return {
    settings: settings.now,
    client,
    token,
    get snapshots() {
      return workspace.snapshots.map((snapshot) => good.shown(snapshot))
    },
    host,
    folderOf: (uri) => workspace.folderOf(uri),
    uriOf: (path) => workspace.uriOf(path),
    ...(documentation === undefined ? {} : { documentation }),
  }
}

/** What all rows of the register declare, and the documents. */
function capabilities(register: readonly Feature[]): ServerCapabilities {
  const declared: Record<string, unknown> = {}
  for (const { capability } of register)
    for (const [key, value] of Object.entries(capability)) declared[key] = together(declared[key], value)
  const { workspace } = declared
  return {
    ...declared,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: {
      ...(isObject(workspace) ? workspace : {}),
      workspaceFolders: { supported: true, changeNotifications: true },
    },
  }
}

/** Two rows may each declare a part, such as completion and its details. */
const together = (one: unknown, other: unknown): unknown =>
  isObject(one) && isObject(other) ? { ...one, ...other } : (other ?? one)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
