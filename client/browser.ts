import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { type StudySpec, start } from './extension.ts'
import { answerFileRequests } from './files.ts'

/** The extension in a browser: the language server is a web worker, and reads files through the editor. */
export function activate(context: ExtensionContext): Promise<StudySpec> {
  const server = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true)
  return start(context, {
    create: (options) =>
      new LanguageClient('studyspec', 'StudySpec', () => Promise.resolve(new Worker(server)), options),
    prepare: answerFileRequests,
  })
}
