import { type ExtensionContext, Uri } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { type StudySpec, start } from './extension.ts'
import { answerFileRequests } from './files.ts'

/** The extension in a browser: the language server is a web worker, and reads files through the editor. */
export function activate(context: ExtensionContext): Promise<StudySpec> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true)
  let worker: Worker | undefined
  context.subscriptions.push({ dispose: () => worker?.terminate() })
  // The editor has a `Worker` of its own, which the client does not know for one: it is given the two ends.
  const startServer = async () => {
    worker?.terminate()
    worker = new Worker(script)
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  }
  return start(context, {
    create: (options) => new LanguageClient('studyspec', 'StudySpec', startServer, options),
    prepare: answerFileRequests,
  })
}
