import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { type StudySpec, start } from './extension.ts'

/** The extension on a computer: the language server is a process of its own, spoken to over IPC. */
export function activate(context: ExtensionContext): Promise<StudySpec> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath
  return start(context, {
    create: (options) =>
      new LanguageClient(
        'studyspec',
        'StudySpec',
        {
          run: { module, transport: TransportKind.ipc },
          debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect'] } },
        },
        options,
      ),
  })
}
