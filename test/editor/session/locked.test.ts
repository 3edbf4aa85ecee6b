import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Session, samples, temporaryFolder, uriOf } from './client.ts'

/** Who has no rights of their own, by custom. */
const NOBODY = 65_534

/** The superuser may read everything, so that the server has to run as somebody else for a file to be locked. */
const root = process.getuid?.() === 0

/** Why no file can be locked here; undefined where one can. */
function whyNot(): string | undefined {
  if (process.getuid === undefined) return 'this system has no permissions to take away'
  if (!root) return undefined
  const tried = spawnSync(process.execPath, ['-e', ''], { uid: NOBODY, gid: NOBODY })
  return tried.status === 0 ? undefined : `the superuser cannot run ${process.execPath} as another user here`
}
const why = whyNot()

test.skipIf(why !== undefined)(
  `a data file that is locked while it is open${why === undefined ? '' : ` (skipped: ${why})`}`,
  async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o755)
    const data = join(folder, 'star.csv')
    const csv = readFileSync(join(samples, 'star', 'star.csv'), 'utf8')
    const text = readFileSync(join(samples, 'star', 'star.study'), 'utf8')
    writeFileSync(data, csv)
    chmodSync(data, 0o644)
    const uri = uriOf(join(folder, 'star.study'))
    const session = await Session.start({ folders: [folder], ...(root ? { user: NOBODY } : {}) })
    const hints = async (): Promise<readonly string[]> => {
      const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } }
      const found = await session.connection.sendRequest<readonly { label: string }[]>('textDocument/inlayHint', {
        textDocument: { uri },
        range,
      })
      return found.map(({ label }) => label)
    }
    try {
      await session.open(uri, text)
      await session.resultsOf(uri, 1)
      const before = await hints()
      expect(before.filter((label) => label.includes('Mdn')).length).toBeGreaterThan(4)

      // Nobody tells that the permissions have changed; the next look finds it out.
      chmodSync(data, 0o000)
      const after = session.results.length
      const version = await session.change(uri, { text: `${text}# something new\n` })
      const failed = await session.until('failed', () =>
        session.results.slice(after).find(({ state, version: of }) => state === 'failed' && of === version),
      )
      expect(failed.message).toContain('“star.csv”')
      expect(failed.results).toBeUndefined()
      const found = await session.until('file-locked', () =>
        session.diagnostics.at(-1)?.diagnostics.find(({ code }) => code === 'file-locked'),
      )
      expect(found.message).toMatch(/“star\.csv” is there, but cannot be opened \(EACCES\).*right to read it/)
      const line = text.split('\n')[found.range.start.line]
      expect(line).toContain('data respondents from "star.csv"')
      const during = await hints()
      expect(during.filter((label) => label.includes('Mdn') && label.endsWith(' (old)')).length).toBeGreaterThan(4)
      const table = await session.connection.sendRequest<{ state: string; plain: string }>('studyspec/inlineTable', {
        textDocument: { uri },
        name: 'overallBands',
      })
      expect(table.state).toBe('stale')
      expect(table.plain).toContain('28 (53.8)')

      // It is read again as soon as it can be, without an edit and without a word from the client.
      const then = session.results.length
      chmodSync(data, 0o644)
      expect((await session.resultsOf(uri, version, then)).results.data[0]?.rows).toBe(184)
      await session.until('no file-locked', () =>
        session.diagnostics.at(-1)?.diagnostics.every(({ code }) => code !== 'file-locked'),
      )
      expect(await hints()).toEqual(before)
      expect(session.errors).toEqual([])
    } finally {
      await session.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
