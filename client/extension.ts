import { commands, Disposable, type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode'
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient'
import { type InitializationOptions, TrustNotification } from '../server/editor/protocol.ts'
import { showDataProblems } from './commands/data-problems.ts'
import { reportCommands } from './commands/report.ts'
import { runAll } from './commands/run-all.ts'
import { openSample } from './commands/sample.ts'
import { tableCommands } from './commands/tables.ts'
import { apart } from './hints.ts'
import { Choices } from './inline/choices.ts'
import { InlineTables } from './inline/tables.ts'
import { Reports } from './preview/reports.ts'
import { quietly } from './quiet.ts'
import { Restarts } from './restarts.ts'
import { ResultStore } from './results.ts'
import { errorHandler, tellStopped } from './server-errors.ts'
import { StatusItem } from './status.ts'
import { LANGUAGE } from './studies.ts'
import { tellVisible } from './visible.ts'
import { watchGaps } from './walkthrough.ts'

/** What the extension offers to others in the same editor; the tests in the editor use it. */
export interface StudySpec {
  readonly client: BaseLanguageClient
  readonly results: ResultStore
  readonly tables: InlineTables
  readonly reports: Reports
  readonly status: StatusItem
  /** The file that `Show Log` shows. */
  readonly log: Uri
}

/** In what a computer and a browser differ. */
export interface Platform {
  create(options: LanguageClientOptions): BaseLanguageClient
  /** Before the client starts. */
  prepare?(client: BaseLanguageClient): Disposable
}

/** Starts everything: the same on a computer and in a browser. */
export async function start(context: ExtensionContext, platform: Platform): Promise<StudySpec> {
  const { subscriptions } = context
  const log = window.createOutputChannel('StudySpec', { log: true })
  const results = new ResultStore()
  const status = new StatusItem(results)
  const restarts = new Restarts()
  const client = platform.create(clientOptions(context, log, () => status, restarts))
  client.error = quietly(client.error.bind(client))
  const tables = new InlineTables(client, results, new Choices(context.workspaceState))
  const reports = new Reports({ client, results, extensionUri: context.extensionUri, memory: context.workspaceState })
  subscriptions.push(log, results, status, tables, reports, results.listen(client), ...status.listen(client))
  if (platform.prepare) subscriptions.push(platform.prepare(client))
  subscriptions.push(
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) status.server(workspace.isTrusted ? 'running' : 'untrusted')
      else if (newState === State.Starting) status.server('starting')
    }),
    workspace.onDidGrantWorkspaceTrust(async () => {
      if (client.isRunning()) await client.sendNotification(TrustNotification, { trusted: true })
      status.server('running')
    }),
    commands.registerCommand('studyspec.restartServer', async () => {
      restarts.forget()
      if (client.isRunning()) await client.stop()
      await client.start()
    }),
    commands.registerCommand('studyspec.showLog', () => log.show(true)),
    commands.registerCommand('studyspec.runAll', () => runAll(results)),
    commands.registerCommand('studyspec.showDataProblems', showDataProblems),
    commands.registerCommand('studyspec.openSample', () => openSample(context)),
    ...tableCommands({ results, tables }),
    ...reportCommands({ client, results, tables, reports }),
    tellVisible(client),
    watchGaps(),
    new Disposable(() => void client.dispose()),
  )
  await begin(client, status, restarts)
  return { client, results, tables, reports, status, log: Uri.joinPath(context.logUri, 'StudySpec.log') }
}

/** A first start that fails must not take the commands along, of which one starts the server again. */
async function begin(client: BaseLanguageClient, status: StatusItem, restarts: Restarts): Promise<void> {
  try {
    await client.start()
  } catch {
    // The client has logged it. The handler of errors deals with a server that ended; nobody does with one that never was.
    if (restarts.ends > 0) return
    status.server('stopped')
    void tellStopped()
  }
}

function clientOptions(
  { extensionUri }: ExtensionContext,
  log: LogOutputChannel,
  status: () => StatusItem,
  restarts: Restarts,
): LanguageClientOptions {
  return {
    documentSelector: [{ language: LANGUAGE }],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: (): InitializationOptions => ({
      trusted: workspace.isTrusted,
      documentation: Uri.joinPath(extensionUri, 'docs').toString(),
      // Plain data: a web worker is sent nothing else, and the settings come with functions.
      settings: JSON.parse(JSON.stringify(workspace.getConfiguration(LANGUAGE))),
    }),
    middleware: { provideInlayHints: apart },
    // What went wrong is logged; that it went wrong is told by the handler of errors.
    initializationFailedHandler: () => false,
    errorHandler: errorHandler(restarts, (again) => status().server(again ? 'restarted' : 'stopped')),
    markdown: { isTrusted: { enabledCommands: ['studyspec.showTable', 'studyspec.openInReport'] }, supportHtml: true },
  }
}
