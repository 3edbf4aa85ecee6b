import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'mocha'
import * as vscode from 'vscode'
import type { NotificationType } from 'vscode-languageclient'
import type { Notifier } from '../../../client/notifier.ts'
import { ResultStore } from '../../../client/results.ts'
import { type ServerState, StatusItem } from '../../../client/status.ts'
import { ResultsNotification, type ResultsParams } from '../../../server/editor/protocol.ts'
import type { StudyResults } from '../../../server/results/types.ts'
import { computed, eventually, extension, show, star } from './support.ts'

/** A server that says what a test wants. */
class Script implements Notifier {
  readonly protocol2CodeConverter = { asUri: (uri: string) => vscode.Uri.parse(uri, true) }
  readonly #handlers = new Map<string, (params: unknown) => void>()

  onNotification<P>({ method }: NotificationType<P>, handler: (params: P) => void): vscode.Disposable {
    this.#handlers.set(method, (params) => handler(params as P))
    return new vscode.Disposable(() => this.#handlers.delete(method))
  }

  say<P>({ method }: NotificationType<P>, params: P): void {
    this.#handlers.get(method)?.(params)
  }
}

describe('the language status', () => {
  const script = new Script()
  const store = new ResultStore()
  const status = new StatusItem(store)
  const listening = [store.listen(script), ...status.listen(script)]
  const shown = () => `${status.item.text} ${status.item.detail}`
  let results: StudyResults
  const say = (of: Omit<ResultsParams, 'uri' | 'version'>): void =>
    script.say(ResultsNotification, { uri: star().toString(), version: 1, ...of })

  before(async () => {
    const { document } = await show(star())
    results = (await computed(document)).results
  })
  beforeEach(() => status.server('running'))
  after(() => {
    for (const one of [...listening, status, store]) one.dispose()
  })

  it('of the extension itself says that results are there and what they took', async () => {
    const { item } = (await extension()).status
    await eventually('new results', () => item.text.includes('Results are new'))
    assert.match(item.detail ?? '', /^scans of the data: \d+ · \d+ ms$/)
    assert.equal(item.busy, false)
    assert.equal(item.severity, vscode.LanguageStatusSeverity.Information)
  })

  it('before the first results', () => {
    assert.match(shown(), /No results yet/)
    assert.equal(status.item.busy, true)
  })

  it('while it computes', () => {
    say({ state: 'running' })
    assert.match(shown(), /Computing Older results stay until then/)
    assert.equal(status.item.busy, true)
  })

  it('with results', () => {
    say({ state: 'fresh', results })
    assert.match(shown(), /Results are new scans of the data/)
    assert.equal(status.item.busy, false)
  })

  it('with results of an older text, which is said once nothing is typed any more', async () => {
    say({ state: 'stale' })
    await eventually('the state', () => status.item.text.includes('Results of an older text'))
  })

  it('when it could not be computed, and why', () => {
    say({ state: 'failed', message: 'the disk is gone' })
    assert.match(shown(), /Not computed the disk is gone/)
    assert.equal(status.item.severity, vscode.LanguageStatusSeverity.Warning)
  })

  const states: readonly [ServerState, RegExp, vscode.LanguageStatusSeverity][] = [
    ['starting', /The language server is starting/, vscode.LanguageStatusSeverity.Information],
    ['restarted', /Computing again/, vscode.LanguageStatusSeverity.Information],
    ['untrusted', /No data read This folder is not trusted/, vscode.LanguageStatusSeverity.Warning],
    ['stopped', /StudySpec has stopped The language server ended repeatedly/, vscode.LanguageStatusSeverity.Error],
  ]
  for (const [state, words, severity] of states) {
    it(`${state}, whatever is known of the study`, () => {
      status.server(state)
      assert.match(shown(), words)
      assert.equal(status.item.severity, severity)
    })
  }

  it('a run after a restart ends what is said of it, also one that fails', () => {
    for (const end of [{ state: 'fresh', results }, { state: 'failed' }] as const) {
      status.server('restarted')
      say(end)
      assert.doesNotMatch(shown(), /Computing again/)
    }
  })

  it('every state leads to a command that is there', async () => {
    const commands = new Set(await vscode.commands.getCommands(true))
    for (const state of ['starting', 'running', 'restarted', 'stopped', 'untrusted'] as const) {
      status.server(state)
      assert.ok(status.item.command?.title)
      assert.ok(commands.has(status.item.command.command), state)
    }
    const leadsTo = (state: ServerState): string | undefined => {
      status.server(state)
      return status.item.command?.command
    }
    assert.equal(leadsTo('stopped'), 'studyspec.restartServer')
    assert.equal(leadsTo('untrusted'), 'workbench.trust.manage')
  })
})
