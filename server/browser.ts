import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import manifest from '../package.json' with { type: 'json' }
import { serve } from './editor/connection.ts'
import { ReadRequest, StatRequest } from './editor/protocol.ts'
import { type RemoteFailure, remoteHost, remoteNames } from './host/remote.ts'
import { localAnalysis } from './workspace/local-analysis.ts'

/** The language server in a web worker: files come from the editor, and the analysis runs between its answers. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self))

const unreadable = (error: unknown): RemoteFailure => ({
  failure: 'unreadable',
  detail: error instanceof Error ? error.message : String(error),
})

const host = remoteHost({
  stat: (uri) => connection.sendRequest(StatRequest, { uri }).catch(unreadable),
  read: async (uri) => {
    const read = await connection.sendRequest(ReadRequest, { uri }).catch(unreadable)
    return 'failure' in read ? read : Uint8Array.from(atob(read.base64), (letter) => letter.charCodeAt(0))
  },
})

self.addEventListener('unhandledrejection', ({ reason }) => {
  connection.console.error(`unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`)
})

serve(connection, {
  version: manifest.version,
  host,
  names: remoteNames,
  startAnalysis: () => localAnalysis(host, manifest.version),
})
