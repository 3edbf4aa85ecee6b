import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type { PublishDiagnosticsParams, TextDocumentContentChangeEvent } from 'vscode-languageserver'
import type { ResultsParams, StatusParams } from '../../../server/editor/protocol.ts'

const root = resolve(import.meta.dirname, '../../..')

let bundled: Promise<string> | undefined

/** Bundles the server as it ships, once in a process. @returns its folder */
export function bundledServer(): Promise<string> {
  bundled ??= bundleServer()
  return bundled
}

async function bundleServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'studyspec-server-'))
  // Another user may run it.
  chmodSync(folder, 0o755)
  await build({
    entryPoints: {
      server: join(root, 'server/main.ts'),
      analysis: join(root, 'server/workspace/analysis-worker.ts'),
      worker: join(root, 'server/data/worker.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder of its own for the files of a test. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'studyspec-session-')))
}

export const uriOf = (path: string): string => pathToFileURL(path).href

export interface StartOptions {
  readonly folders?: readonly string[]
  readonly options?: unknown
  readonly capabilities?: object
  /** The server runs as this user, which only the superuser can ask for. */
  readonly user?: number
}

/** An editor at the other end of the wire: it keeps everything that the server says, and how often it asked for what. */
export class Session {
  readonly diagnostics: PublishDiagnosticsParams[] = []
  readonly results: ResultsParams[] = []
  readonly status: StatusParams[] = []
  readonly log: { readonly type: number; readonly message: string }[] = []
  readonly requests: string[] = []
  readonly progress: unknown[] = []
  readonly connection: MessageConnection
  readonly process: ChildProcess
  readonly #waiting = new Set<() => void>()
  readonly #versions = new Map<string, number>()

  private constructor(child: ChildProcess) {
    this.process = child
    const { stdin, stdout } = child
    if (stdin === null || stdout === null) throw new Error('the server has no pipes')
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    const keep = <T>(method: string, list: T[]): void => {
      this.connection.onNotification(method, (params: T) => {
        list.push(params)
        for (const wake of this.#waiting) wake()
      })
    }
    keep('textDocument/publishDiagnostics', this.diagnostics)
    keep('studyspec/results', this.results)
    keep('studyspec/status', this.status)
    keep('window/logMessage', this.log)
    keep('$/progress', this.progress)
    this.connection.onRequest((method, params) => {
      this.requests.push(method)
      if (method !== 'workspace/configuration') return null
      return (params as { items: unknown[] }).items.map(() => null)
    })
    child.stderr?.on('data', (text: Buffer) => this.log.push({ type: 1, message: `stderr: ${text.toString()}` }))
    this.connection.onError(([error]) => this.log.push({ type: 1, message: `wire: ${error.message}` }))
    this.connection.listen()
  }

  static async start({ folders = [], options, capabilities = {}, user }: StartOptions = {}): Promise<Session> {
    const folder = await bundledServer()
    const as = user === undefined ? {} : { uid: user, gid: user }
    const session = new Session(
      spawn(process.execPath, [join(folder, 'server.cjs'), '--stdio'], { stdio: 'pipe', ...as }),
    )
    await session.connection.sendRequest('initialize', {
      // Another user may not ask whether this process lives, and would take it for dead.
      processId: user === undefined ? process.pid : null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
      initializationOptions: options,
    })
    await session.connection.sendNotification('initialized', {})
    return session
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    this.#versions.set(uri, version)
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'studyspec', version, text },
    })
  }

  /** @returns the version that the text then has */
  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1
    this.#versions.set(uri, version)
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    return version
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }

  fileChanged(path: string, type: 1 | 2 | 3 = 2): Promise<void> {
    return this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type }],
    })
  }

  /** Waits until something is found. @throws after a while */
  async until<T>(what: string, find: () => T | undefined | false, patience = 45_000): Promise<T> {
    const end = Date.now() + patience
    for (;;) {
      const found = find()
      if (found !== undefined && found !== false) return found
      const rest = end - Date.now()
      if (rest <= 0) throw new Error(`never came: ${what}\n${JSON.stringify([this.log, this.status], null, 1)}`)
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, Math.min(rest, 200))
        this.#waiting.add(wake)
      })
    }
  }

  diagnosticsOf(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    return this.until(`diagnostics of ${uri} ${version}`, () =>
      this.diagnostics.findLast((one) => one.uri === uri && (version === undefined || one.version === version)),
    )
  }

  /** Fresh results of a version, sent after the first `after` notifications. */
  resultsOf(uri: string, version: number, after = 0): Promise<Required<Pick<ResultsParams, 'results'>>> {
    return this.until(`results of ${uri} ${version}`, () => {
      const found = this.results
        .slice(after)
        .findLast((one) => one.uri === uri && one.version === version && one.state === 'fresh')
      return found?.results === undefined ? undefined : { results: found.results }
    })
  }

  /** What the server logged as an error, which it never should. */
  get errors(): readonly string[] {
    return this.log.filter(({ type }) => type === 1).map(({ message }) => message)
  }

  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.process.once('exit', () => resolve()))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    await gone
    this.connection.dispose()
  }
}

export const samples = join(root, 'samples')
export const folderOf = dirname
