import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver'
import { type EditorSettings, readSettings } from './settings.ts'

/** Files whose change may change a result: studies and everything that data may come in. */
const WATCHED = '**/*.{study,csv,tsv,txt,tab,dat,gz,xlsx,xls,sav,dta,parquet}'

/** Folders of studies that lie in no folder of the workspace; they are asked for one by one. */
export class FolderWatch {
  readonly #connection: Connection
  readonly #can: boolean
  readonly #asked = new Set<string>()

  constructor(connection: Connection, { workspace }: ClientCapabilities) {
    this.#connection = connection
    const { dynamicRegistration, relativePatternSupport } = workspace?.didChangeWatchedFiles ?? {}
    this.#can = dynamicRegistration === true && relativePatternSupport === true
  }

  /** @param uri of a study, @param folders URIs of those of the workspace */
  async follow(uri: string, folders: Iterable<string>): Promise<void> {
    const folder = uri.slice(0, uri.lastIndexOf('/'))
    const isWatched = [...folders].some((one) => `${folder}/`.startsWith(one.endsWith('/') ? one : `${one}/`))
    if (!this.#can || !uri.startsWith('file:') || isWatched || this.#asked.has(folder)) return
    this.#asked.add(folder)
    const globPattern = { baseUri: folder, pattern: WATCHED }
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] })
  }
}

/** Asks the client to say when files change. Clients that cannot be asked say it by themselves, or not at all. */
export async function watchFiles(connection: Connection, client: ClientCapabilities): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] })
}

/** Reads the settings now and whenever they change. */
export async function followSettings(
  connection: Connection,
  client: ClientCapabilities,
  take: (settings: EditorSettings) => void,
): Promise<void> {
  const canAsk = client.workspace?.configuration === true
  const ask = async (): Promise<void> => take(readSettings(await connection.workspace.getConfiguration('studyspec')))
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (canAsk) await ask()
    else take(readSettings(sectionOf(settings)))
  })
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'studyspec' })
  if (canAsk) await ask()
}

const sectionOf = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && 'studyspec' in settings ? settings.studyspec : undefined
