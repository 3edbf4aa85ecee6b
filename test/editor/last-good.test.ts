import { describe, expect, test, vi } from 'vitest'
import { codeLens } from '../../server/editor/code-lens.ts'
import { hover } from '../../server/editor/hover.ts'
import { inlayHints } from '../../server/editor/inlay-hints.ts'
import { inlineTable } from '../../server/editor/inline-table.ts'
import { type Kept, LastGood } from '../../server/editor/last-good.ts'
import { LockWatch } from '../../server/editor/lock-watch.ts'
import { toPosition } from '../../server/editor/positions.ts'
import { report } from '../../server/editor/report.ts'
import { defaultSettings } from '../../server/editor/settings.ts'
import { bytesSource } from '../../server/host/host.ts'
import type { StudyResults } from '../../server/results/types.ts'
import { makeSnapshot, type Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'
import { memoryHost } from '../workspace/memory-host.ts'

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } }
const context = { settings: defaultSettings }

const CSV = '\n//- /d.csv\ng,q1,q2,q3\na,0,1,1\na,1,1,1\na,0,0,1\na,1,0,0\nb,1,1,1\nb,1,1,0\nb,0,0,0\nb,1,1,1\n'
const STUDY = `scale S { 0 "a" 1 "b" }
variable g : nominal { a b }
instrument T {
  items q1..q3 on S
  subscale total = sum(q1..q3)
  cutoffs total { low 0..1  high 2..3 }
}
data d from "d.csv"
table t {
  describe T.total by g
}
comparison c {
  compare T.total by g
  using mann-whitney
}
comparison other {
  compare T.total.band by g
  using fisher
}
`

/** A document that is typed in: each text is analysed, as the server does it, and taken. */
function typed() {
  const good = new LastGood()
  let version = 0
  return async (text: string, files = CSV): Promise<Snapshot> => {
    version++
    const { snapshot } = await snapshotOf(`//- /test.study\n${text}${files}`, { version })
    const { results } = snapshot
    if (results === undefined) throw new Error('no results')
    good.take(snapshot.uri, version, results.value)
    return good.shown(snapshot)
  }
}

/** Hints by the line that they stand on. */
function hints(snapshot: Snapshot): Map<string, string> {
  const lines = snapshot.text.split('\n')
  return new Map(
    inlayHints(snapshot, { range: WHOLE }, context).map(({ position, label }) => [
      lines[position.line]?.trim() ?? '',
      String(label),
    ]),
  )
}

describe('while a clause is half typed', () => {
  test.each([
    ['using ', 'a test that is not there yet'],
    ['using man', 'a test that there is not'],
    ['using mann-', 'a word that goes on'],
    ['using mann-whitney continu', 'an option that there is not'],
    ['using welch-t if', 'a condition'],
    ['using mann-whitney\n  alternative ', 'the clause behind it'],
    ['using mann-whitney\n  alternative gre', 'a word of the clause behind it'],
    ['using mann-whitney\n  where ', 'a condition of whom'],
  ])('%j: the answer stays, marked as old', async (using) => {
    const type = typed()
    const before = hints(await type(STUDY))
    const answer = before.get('using mann-whitney')
    expect(answer).toMatch(/^U = .*p = /)
    const snapshot = await type(STUDY.replace('using mann-whitney', using))
    const shown = [...hints(snapshot).values()]
    expect(shown).not.toContain('not computed')
    expect(shown.filter((label) => label.endsWith(' (old)'))).toHaveLength(1)
    const old = shown.find((label) => label.endsWith(' (old)')) ?? ''
    expect(answer?.includes(old.replace(' (old)', '').split(',')[0] ?? '-')).toBe(true)
    // What does not refer to it is new.
    expect(hints(snapshot).get('using fisher')).toBe(before.get('using fisher'))
    const after = hints(await type(STUDY))
    expect(after).toEqual(before)
  })

  test('tables between the lines and lenses say that they are old', async () => {
    const type = typed()
    await type(STUDY)
    const snapshot = await type(STUDY.replace('using mann-whitney', 'using man'))
    expect(inlineTable(snapshot, { name: 'c' })?.state).toBe('stale')
    expect(inlineTable(snapshot, { name: 'c' })?.plain).toContain('U')
    expect(inlineTable(snapshot, { name: 'other' })?.state).toBe('fresh')
    const titles = codeLens(snapshot, undefined, context).map(({ command }) => command)
    const old = titles.filter((one) => one?.title.endsWith(' · old'))
    expect(old.map((one) => one?.arguments?.[0].name)).toEqual(['c'])
    expect(old[0]?.tooltip).toContain('as it is written now it cannot be computed')
    const position = toPosition(snapshot, snapshot.text.indexOf('comparison c') + 'comparison '.length)
    const text = JSON.stringify(hover(snapshot, { position }, {}))
    expect(text).toContain('as it is written now it cannot be computed')
  })

  test('the report keeps the table, with a note', async () => {
    const type = typed()
    await type(STUDY)
    const snapshot = await type(`# one line more\n${STUDY.replace('using mann-whitney', 'using man')}`)
    const { html = '', sources = [] } = report(snapshot) ?? {}
    expect(html).toContain('From before: as it is written now it cannot be computed.')
    expect(html.replaceAll('\u00a0', ' ')).toContain('U = 6.5')
    // It leads to where it stands now.
    const line = snapshot.text.split('\n').findIndex((one) => one.startsWith('comparison c'))
    expect(sources.map((source) => source.line)).toContain(line)
  })

  test('a comparison keeps the adjusted p of a family of which another member is half written', async () => {
    const type = typed()
    const text = `${STUDY}family f {\n  adjust holm\n  comparisons c, other\n}\n`
    const p = (snapshot: Snapshot): unknown => {
      const found = snapshot.results?.value.results.find(({ name }) => name === 'c')
      return (snapshot as { kept?: Kept }).kept?.comparisons.get('c')?.adjusted?.p ?? found?.adjusted?.p
    }
    const before = p(await type(text))
    expect(before).toBeTypeOf('number')
    const typing = await type(text.replace('high 2..3', 'high 3..3'))
    expect(p(typing)).toBe(before)
    expect(inlineTable(typing, { name: 'c' })?.state).toBe('stale')
    expect(p(await type(text))).toBe(before)
  })

  test('a score that is half written keeps its figures, and so does what is computed from it', async () => {
    const type = typed()
    const before = hints(await type(STUDY))
    const line = 'subscale total = sum(q1..q3)'
    expect(before.get(line)).toMatch(/Mdn .* · n 8$/)
    const shown = hints(await type(STUDY.replace(line, 'subscale total = sum(q1..q3) +')))
    expect(shown.get('subscale total = sum(q1..q3) +')).toMatch(/Mdn .* · n 8 \(old\)$/)
    expect(before.get('using mann-whitney')).toMatch(/^U = 6\.5, p = \.743, /)
    expect(shown.get('using mann-whitney')).toMatch(/^(U = 6\.5, )?p = \.743, .* \(old\)$/)
  })

  test('no hint is longer than the editor shows', async () => {
    const type = typed()
    await type(STUDY)
    for (const label of hints(await type(STUDY.replace('using mann-whitney', 'using man'))).values())
      expect(label.length).toBeLessThanOrEqual(43)
  })
})

describe('what is not kept', () => {
  test('an answer that there is none: the group is empty', async () => {
    const type = typed()
    await type(STUDY)
    const shown = hints(await type(STUDY, CSV.replaceAll(/^b.*\n/gm, '')))
    expect(shown.get('using mann-whitney')).toBe('not computed')
    // Then neither is it remembered.
    const broken = hints(await type(STUDY.replace('using mann-whitney', 'using man'), CSV.replaceAll(/^b.*\n/gm, '')))
    expect(broken.get('using man')).toBe('not computed')
  })

  test('a first result that cannot be computed', async () => {
    const type = typed()
    expect(hints(await type(STUDY.replace('using mann-whitney', 'using man'))).get('using man')).toBe('not computed')
  })

  test('a file that is not there', async () => {
    const type = typed()
    await type(STUDY)
    expect(hints(await type(STUDY, '')).get('using mann-whitney')).toBe('not computed')
  })

  test('what a closed document had', async () => {
    const good = new LastGood()
    const { snapshot } = await snapshotOf(`//- /test.study\n${STUDY}${CSV}`)
    good.take(snapshot.uri, 1, snapshot.results!.value)
    good.forget(snapshot.uri)
    const broken = (await snapshotOf(`//- /test.study\n${STUDY.replace('mann-whitney', 'man')}${CSV}`)).snapshot
    good.take(broken.uri, 1, broken.results!.value)
    expect(hints(good.shown(broken)).get('using man')).toBe('not computed')
  })
})

/** The results that come when the data file is locked. */
function locked({ value }: { readonly value: StudyResults }): StudyResults {
  const problem = { code: 'file-locked', message: '“d.csv” is there, but cannot be opened (EBUSY).' }
  return {
    ...value,
    data: value.data.map((one) => ({ ...one, rows: null, included: null, problems: [problem] })),
    scores: value.scores.map((one) => ({ ...one, n: 0, failed: problem.message })),
    results: value.results.map((one) => ({ ...one, failed: problem.message, statistics: { p: null } })),
    tables: value.tables.map((one) => ({ ...one, rows: [], notes: [`T.total is left out: ${problem.message}`] })),
  }
}

describe('while the data file is locked', () => {
  test('all results stay, marked as old, and go when it is read again', async () => {
    const good = new LastGood()
    const { snapshot } = await snapshotOf(`//- /test.study\n${STUDY}${CSV}`)
    const results = snapshot.results!
    expect(good.take(snapshot.uri, 1, results.value)).toBeUndefined()
    const before = hints(good.shown(snapshot))

    const value = locked(results)
    expect(good.take(snapshot.uri, 2, value)).toContain('cannot be opened')
    const during = good.shown(makeSnapshot({ ...snapshot, files: [snapshot], results: { ...results, value } }))
    expect(during.results?.state).toBe('stale')
    expect(hints(during).get('using mann-whitney')).toMatch(/^(U = 6\.5, )?p = \.743, .* \(old\)$/)
    expect(inlineTable(during, { name: 'data.d' })?.plain).toContain('8')
    for (const { command } of codeLens(during, undefined, context))
      if (command?.title.startsWith('$(table)')) expect(command.title).toContain(' · old')

    expect(good.take(snapshot.uri, 3, results.value)).toBeUndefined()
    expect(hints(good.shown(snapshot))).toEqual(before)
  })

  test('from the start: there is nothing to keep', async () => {
    const good = new LastGood()
    const { snapshot } = await snapshotOf(`//- /test.study\n${STUDY}${CSV}`)
    expect(good.take(snapshot.uri, 1, locked(snapshot.results!))).toBeUndefined()
  })

  test('it is tried again until it can be read, not longer, and not for a closed document', async () => {
    const { snapshot } = await snapshotOf(`//- /test.study\n${STUDY}${CSV}`)
    const value = locked(snapshot.results!)
    let now: 'locked' | 'unreadable' | 'free' = 'locked'
    let looked = 0
    const unlocked: string[] = []
    const watch = new LockWatch({
      host: {
        ...memoryHost(new Map()),
        open: (path) => {
          looked++
          const source = bytesSource(path, new Uint8Array(9))
          if (now === 'free') return Promise.resolve(source)
          if (now === 'locked') return Promise.resolve({ failure: 'locked', path, detail: 'EBUSY' })
          return Promise.resolve({
            ...source,
            read: () => Promise.reject(Object.assign(new Error('no'), { code: 'EBUSY' })),
          })
        },
      },
      folderOf: () => ({ baseDir: '/', roots: ['/'] }),
      unlocked: (paths) => unlocked.push(...paths),
      log: (where, error) => {
        throw new Error(where, { cause: error })
      },
      retry: 5,
    })
    watch.follow('file:///test.study', value)
    await vi.waitFor(() => expect(looked).toBeGreaterThan(2))
    expect(unlocked).toEqual([])
    now = 'unreadable'
    const opened = looked
    await vi.waitFor(() => expect(looked).toBeGreaterThan(opened + 2))
    expect(unlocked).toEqual([])
    now = 'free'
    await vi.waitFor(() => expect(unlocked).toEqual(['/d.csv']))
    const then = looked
    watch.follow('file:///test.study', snapshot.results!.value)
    watch.follow('file:///closed.study', value)
    watch.forget('file:///closed.study')
    watch.follow('file:///end.study', value)
    watch.end()
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(looked).toBe(then)
    expect(unlocked).toEqual(['/d.csv'])
  })
})
