import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Message,
} from 'vscode-jsonrpc/node'
import type { ResultsParams } from '../../../server/editor/protocol.ts'
import { samples } from './client.ts'

/** The bundle of the browser in a thread that has what a web worker has, and nothing of Node. */
const shim = `
  const { parentPort, workerData } = require('node:worker_threads')
  const self = globalThis
  self.self = self
  self.postMessage = (message) => parentPort.postMessage(message)
  self.addEventListener = (name, listen) => { if (name === 'message') parentPort.on('message', (data) => listen({ data })) }
  Object.defineProperty(self, 'onmessage', { set: (listen) => parentPort.on('message', (data) => listen({ data })) })
  new Function('require', 'process', 'module', 'exports', 'SharedArrayBuffer', workerData)()
`

class Reader extends AbstractMessageReader {
  readonly #worker: Worker
  constructor(worker: Worker) {
    super()
    this.#worker = worker
  }
  listen(callback: DataCallback) {
    this.#worker.on('message', callback)
    return { dispose: () => undefined }
  }
}

class Writer extends AbstractMessageWriter {
  readonly #worker: Worker
  constructor(worker: Worker) {
    super()
    this.#worker = worker
  }
  write(message: Message) {
    this.#worker.postMessage(message)
    return Promise.resolve()
  }
  end(): void {}
}

let worker: Worker
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../../../server/browser.ts')],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  worker = new Worker(shim, { eval: true, workerData: outputFiles[0]!.text })
})
afterAll(() => worker.terminate())

test('in a web worker, with files of the editor: the results of the paper', async () => {
  const connection = createMessageConnection(new Reader(worker), new Writer(worker))
  const files = new Map([
    ['memfs:/my%20study/star.csv', readFileSync(join(samples, 'star', 'star.csv'))],
    ['memfs:/my%20study/star.study', readFileSync(join(samples, 'star', 'star.study'))],
  ])
  const results: ResultsParams[] = []
  const log: unknown[] = []
  connection.onNotification('studyspec/results', (one: ResultsParams) => void results.push(one))
  connection.onNotification('window/logMessage', (one: unknown) => void log.push(one))
  const absent = { failure: 'not-found', detail: 'no such file' }
  connection.onRequest<unknown, void>('studyspec/fs/stat', ({ uri }: { uri: string }) => {
    const file = files.get(uri)
    return file === undefined ? absent : { size: file.length, modified: 0 }
  })
  connection.onRequest<unknown, void>('studyspec/fs/read', ({ uri }: { uri: string }) => {
    const file = files.get(uri)
    return file === undefined ? absent : { base64: file.toString('base64') }
  })
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: 'memfs:/my%20study', name: 'my study' }],
  })
  await connection.sendNotification('initialized', {})
  const uri = 'memfs:/my%20study/star.study'
  const text = files.get(uri)!.toString()
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'studyspec', version: 1, text },
  })
  await expect.poll(() => results.find(({ state }) => state === 'fresh'), { timeout: 15_000 }).toBeDefined()
  const fresh = results.find(({ state }) => state === 'fresh')?.results
  expect(fresh?.file).toBe('star.study')
  expect(fresh?.data[0]?.rows).toBe(184)
  expect(fresh?.results.find(({ name }) => name === 'overall')?.statistics.p).toBeCloseTo(0.2304, 4)
  expect(log).toEqual([])
  connection.dispose()
})
