import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '../../../server/editor/features.ts'
import { seeded } from '../../../server/statistics/random.ts'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

/** Another one: `SEED=… npm test`. */
const SEED = Number(process.env['SEED'] ?? 20261123)

test('every feature is asked everywhere while the text is edited: all answer, none fails', async () => {
  const session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
  const random = seeded(SEED)
  const below = (n: number): number => Math.floor(random() * n)
  const words = text.split(/(\W)/).filter((word) => word !== '')
  const methods = features.map(({ method }) => method).filter((method) => !/Calls$|resolve$/.test(method))
  let now = text
  for (let i = 0; i < 120; i++) {
    if (i % 6 === 0) {
      now = text
      await session.change(uri, { text })
    }
    const start = below(now.length)
    const end = Math.min(now.length, start + below(8))
    const inserted = [words[below(words.length)]!, '', '{', '}', '"', '..', '\n', '#'][below(8)]!
    const range = { start: at(now, start), end: at(now, end) }
    now = now.slice(0, start) + inserted + now.slice(end)
    await session.change(uri, { range, text: inserted })
    const position = at(now, Math.min(now.length, start + inserted.length))
    const whole = { start: { line: 0, character: 0 }, end: at(now, now.length) }
    const params = {
      textDocument: { uri },
      position,
      positions: [position],
      range: whole,
      ranges: [{ start: position, end: position }],
      context: { diagnostics: [], triggerKind: 1, includeDeclaration: true },
      options: { tabSize: 2, insertSpaces: true },
      ch: '\n',
      newName: 'renamed',
      query: 'a',
      name: 'overall',
      format: 'md',
    }
    const answers = await Promise.allSettled(methods.map((method) => session.connection.sendRequest(method, params)))
    // A rename that cannot be done is refused with a message; everything else has an answer.
    const refused = methods.filter((method, k) => answers[k]?.status === 'rejected' && !/ename$/.test(method))
    expect(refused).toEqual([])
    expect(session.errors, `${start} ${JSON.stringify(inserted)}`).toEqual([])
  }
  await session.stop()
})

function at(within: string, offset: number): { line: number; character: number } {
  const lines = within.slice(0, offset).split('\n')
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}
