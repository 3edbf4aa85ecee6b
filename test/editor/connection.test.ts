import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import {
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import { createConnection } from 'vscode-languageserver/node'
import { serve } from '../../server/editor/connection.ts'
import { documentFeature, type Feature, workspaceFeature } from '../../server/editor/feature.ts'
import { nodeHost } from '../../server/host/node.ts'
import { nodeFileNames } from '../../server/host/node-names.ts'
import { localAnalysis } from '../../server/workspace/local-analysis.ts'

let client: MessageConnection
const log: string[] = []
afterEach(async () => {
  await client.sendRequest('shutdown')
  client.dispose()
  log.length = 0
})

function connect(features: readonly Feature[]): MessageConnection {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  const startAnalysis = () => localAnalysis(nodeHost, '0')
  serve(server, { version: '0', host: nodeHost, names: nodeFileNames, startAnalysis }, features)
  client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message))
  client.listen()
  return client
}

const initialize = (more: object = {}) =>
  client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, ...more })
const open = (uri: string, text: string) =>
  client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'studyspec', version: 1, text } })
const at = (uri: string) => ({ textDocument: { uri }, position: { line: 0, character: 0 } })

test('a feature that fails is logged and answers null; the others go on', async () => {
  connect([
    documentFeature(HoverRequest.type, { hoverProvider: true }, () => {
      throw new Error('the hover is broken')
    }),
    workspaceFeature(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, () =>
      Promise.reject(new Error('the symbols are broken')),
    ),
    documentFeature(CompletionRequest.type, {}, (snapshot) => [{ label: snapshot.text }]),
  ])
  await initialize()
  await open('untitled:a', 'text')
  expect(await client.sendRequest('textDocument/hover', at('untitled:a'))).toBeNull()
  expect(await client.sendRequest('workspace/symbol', { query: '' })).toBeNull()
  expect(await client.sendRequest('textDocument/completion', at('untitled:a'))).toEqual([{ label: 'text' }])
  expect(log.map((message) => message.split('\n')[0])).toEqual([
    'textDocument/hover: Error: the hover is broken',
    'workspace/symbol: Error: the symbols are broken',
  ])
})

test('a question that comes before the beginning waits for it', async () => {
  connect([workspaceFeature(WorkspaceSymbolRequest.type, {}, () => [])])
  const answer = client.sendRequest('workspace/symbol', { query: '' })
  await initialize()
  expect(await answer).toEqual([])
})

test('what rows of the register declare is declared together', async () => {
  connect([
    documentFeature(CompletionRequest.type, { completionProvider: { triggerCharacters: ['.'] } }, () => []),
    workspaceFeature(CompletionResolveRequest.type, { completionProvider: { resolveProvider: true } }, (item) => item),
  ])
  expect(await initialize()).toMatchObject({
    capabilities: {
      completionProvider: { triggerCharacters: ['.'], resolveProvider: true },
      textDocumentSync: { openClose: true, change: 2 },
    },
  })
})

test('a document that is not known is answered with null, without asking the feature', async () => {
  connect([documentFeature(HoverRequest.type, {}, () => ({ contents: 'anything' }))])
  await initialize()
  expect(await client.sendRequest('textDocument/hover', at('untitled:nowhere'))).toBeNull()
  expect(log).toEqual([])
})

test('a question about the newest text sees the newest text', async () => {
  connect([
    documentFeature(HoverRequest.type, {}, (snapshot) => ({ contents: `${snapshot.version} ${snapshot.text}` })),
  ])
  await initialize()
  await open('untitled:a', 'one\r\ntwo')
  const change = (version: number, line: number, character: number, text: string) =>
    client.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'untitled:a', version },
      contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text }],
    })
  await change(2, 1, 3, '!')
  await change(3, 0, 0, '?')
  expect(await client.sendRequest('textDocument/hover', at('untitled:a'))).toEqual({ contents: '3 ?one\r\ntwo!' })
})

test('options and settings of the client are known to the first answer', async () => {
  connect([
    documentFeature(HoverRequest.type, {}, (_, __, { settings, documentation }) => ({
      contents: `${settings.codeLens} ${documentation}`,
    })),
  ])
  await initialize({
    initializationOptions: { documentation: 'https://example.org/docs/', settings: { codeLens: false } },
  })
  await open('untitled:a', '')
  expect(await client.sendRequest('textDocument/hover', at('untitled:a'))).toEqual({
    contents: 'false https://example.org/docs',
  })
})
