import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node'
import type { ResultsParams } from '../../../server/editor/protocol.ts'
import { bundledServer, Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

test('a server that was killed can be started again, and says the same', async () => {
  const first = await Session.start({ folders: [samples] })
  await first.open(uri, text)
  const before = (await first.resultsOf(uri, 1)).results
  const gone = new Promise((resolve) => first.process.once('exit', resolve))
  first.process.kill('SIGKILL')
  await gone
  first.connection.dispose()

  const second = await Session.start({ folders: [samples] })
  await second.open(uri, text)
  const after = (await second.resultsOf(uri, 1)).results
  expect({ ...after, timing: 0 }).toEqual({ ...before, timing: 0 })
  await second.stop()
})

test('a server whose editor is gone ends', async () => {
  const session = await Session.start()
  const gone = new Promise((resolve) => session.process.once('exit', resolve))
  session.process.stdin?.end()
  await gone
  session.connection.dispose()
})

test('without trust no data are read; with it they are, without a restart', async () => {
  const session = await Session.start({ folders: [samples], options: { trusted: false } })
  await session.open(uri, text)
  const untrusted = (await session.resultsOf(uri, 1)).results
  expect(untrusted.data[0]?.rows).toBeNull()
  expect((await session.diagnosticsOf(uri, 1)).diagnostics.length).toBeGreaterThan(0)
  const after = session.results.length
  await session.connection.sendNotification('studyspec/trust', { trusted: true })
  expect((await session.resultsOf(uri, 1, after)).results.data[0]?.rows).toBe(184)
  await session.stop()
})

test('messages that make no sense are no reason to stop', async () => {
  const session = await Session.start({ options: 'nonsense', folders: [samples] })
  await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///never.study' } })
  await session.connection.sendNotification('textDocument/didChange', {})
  await session.connection.sendNotification('studyspec/visible', {})
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'no uri', type: 2 }],
  })
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'file://host/share/%2F', type: 2 }],
  })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
  await session.stop()
})

test('watched files and settings are asked for, of clients that can be asked', async () => {
  const session = await Session.start({
    capabilities: {
      workspace: {
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        didChangeConfiguration: { dynamicRegistration: true },
        inlayHint: { refreshSupport: true },
        codeLens: { refreshSupport: true },
      },
    },
  })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
  await session.until('refresh', () => session.requests.includes('workspace/codeLens/refresh'))
  expect(session.requests.filter((method) => method === 'client/registerCapability')).toHaveLength(2)
  expect(session.requests).toContain('workspace/configuration')
  expect(session.requests).toContain('workspace/inlayHint/refresh')
  // What is shown is the same after a comment, so that nothing has to be drawn again.
  const before = session.requests.length
  const version = await session.change(uri, { text: `${text}# nothing new\n` })
  await session.resultsOf(uri, version)
  await session.connection.sendRequest('workspace/executeCommand', {}).catch(() => null)
  expect(session.requests.slice(before)).toEqual([])
  expect(session.errors).toEqual([])
  await session.stop()
})

test('a study that lies in no folder of the workspace has its folder watched, once', async () => {
  const session = await Session.start({
    folders: [join(samples, 'phq9')],
    capabilities: {
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
    },
  })
  const inside = join(samples, 'phq9', 'phq9.study')
  await session.open(uriOf(inside), readFileSync(inside, 'utf8'))
  await session.resultsOf(uriOf(inside), 1)
  const registrations = () => session.requests.filter((method) => method === 'client/registerCapability').length
  expect(registrations()).toBe(1)
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
  expect(registrations()).toBe(2)
  await session.close(uri)
  await session.open(uri, text, 2)
  await session.resultsOf(uri, 2)
  expect(registrations()).toBe(2)
  await session.stop()
})

test('over the channel between two Node processes, too', async () => {
  const child = fork(join(await bundledServer(), 'server.cjs'), ['--node-ipc'], { execArgv: [] })
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
  const results: ResultsParams[] = []
  connection.onNotification('studyspec/results', (one: ResultsParams) => void results.push(one))
  connection.listen()
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
  await connection.sendNotification('initialized', {})
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'studyspec', version: 1, text },
  })
  await expect.poll(() => results.map(({ state }) => state), { timeout: 30_000 }).toContain('fresh')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  await gone
  connection.dispose()
})
