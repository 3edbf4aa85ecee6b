import { describe, expect, test } from 'vitest'
import { FIX_ALL } from '../../server/editor/code-actions/fixes.ts'
import { codeActions } from '../../server/editor/code-actions.ts'
import { toRange } from '../../server/editor/positions.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'
import { textAfter } from './edits.ts'
import { sampleStudies, wrongStudies } from './samples.ts'

const textDocument = { uri: 'file:///test.study' }

/** The wrong example of a page with the studies beside it; data are not read here. */
const fixtureOf = ({ page, text }: ReturnType<typeof wrongStudies>[number]): string =>
  [
    `//- /test.study\n${text}`,
    ...[...(page.wrong?.files ?? [])]
      .filter(([name]) => name.endsWith('.study'))
      .map(([name, file]) => `//- /${name}\n${file.text}`),
  ].join('\n')

const counts = (snapshot: Snapshot, code: string): number =>
  snapshot.diagnostics.filter((one) => one.code === code && one.file === snapshot.name).length

const pages = wrongStudies().filter(({ text }) => !text.includes('$0') && !/^\s*\^/m.test(text))

describe('the fixes of the manual', () => {
  test.each(pages.map((one) => [one.page.code, one] as const))('%s: each can be applied', async (code, one) => {
    const { snapshot } = await snapshotOf(fixtureOf(one), { results: false })
    for (const about of snapshot.diagnostics.filter((found) => found.code === code && found.file === snapshot.name)) {
      const context = { diagnostics: [], only: ['quickfix'] }
      const actions = codeActions(snapshot, { textDocument, range: toRange(snapshot, about.span), context })
      for (const fix of about.fixes) {
        const action = actions.find(({ title }) => title === fix.title)
        expect(action, fix.title).toBeDefined()
        const changes = action?.edit?.changes ?? {}
        expect(Object.keys(changes).length, fix.title).toBeGreaterThan(0)
        const others = [...snapshot.files]
          .slice(1)
          .map((file) => `//- /${file.name.replace(/^\//, '')}\n${textAfter(file, changes[file.uri] ?? [])}`)
        const text = textAfter(snapshot, changes[snapshot.uri] ?? [])
        const after = await snapshotOf([`//- /test.study\n${text}`, ...others].join('\n'), { results: false })
        expect(counts(after.snapshot, code), fix.title).toBeLessThan(counts(snapshot, code))
      }
    }
  })

  test('some are preferred, and all of those can be applied at once', async () => {
    let applied = 0
    for (const one of pages) {
      const { snapshot } = await snapshotOf(fixtureOf(one), { results: false })
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      const [all] = codeActions(snapshot, { textDocument, range, context: { diagnostics: [], only: [FIX_ALL] } })
      if (all === undefined) continue
      applied++
      const text = textAfter(snapshot, all.edit?.changes?.[snapshot.uri] ?? [])
      expect(text, one.page.code).not.toBe(snapshot.text)
    }
    expect(applied).toBeGreaterThan(4)
  })
})

describe('what is written out', () => {
  test.each(sampleStudies().filter(([path]) => path.startsWith('samples/')))(
    'breaks nothing in %s',
    async (path, text) => {
      const { snapshot } = await snapshotOf(text, { results: false })
      const errors = (one: Snapshot): number => one.diagnostics.filter(({ severity }) => severity === 'error').length
      const results = new Map<string, string>()
      for (let line = 0; line < snapshot.lines.lines; line++) {
        const position = { line, character: 3 }
        const context = { diagnostics: [], only: ['refactor'] }
        for (const { title, edit } of codeActions(snapshot, {
          textDocument,
          range: { start: position, end: position },
          context,
        }))
          results.set(textAfter(snapshot, edit?.changes?.[snapshot.uri] ?? []), title)
      }
      // The items of both versions are declared as runs there.
      if (path.endsWith('star.study')) expect(results.size).toBeGreaterThan(1)
      for (const [after, title] of results) {
        const { snapshot: changed } = await snapshotOf(after, { results: false })
        expect(errors(changed), title).toBeLessThanOrEqual(errors(snapshot))
      }
    },
  )
})
