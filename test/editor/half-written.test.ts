import { expect, test } from 'vitest'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/editor/call-hierarchy.ts'
import { codeLens } from '../../server/editor/code-lens.ts'
import { declarationsAt } from '../../server/editor/definition.ts'
import { documentHighlight } from '../../server/editor/document-highlight.ts'
import { hover } from '../../server/editor/hover.ts'
import { inlayHints } from '../../server/editor/inlay-hints.ts'
import { inlineTable } from '../../server/editor/inline-table.ts'
import { toOffset, toPosition } from '../../server/editor/positions.ts'
import { references } from '../../server/editor/references.ts'
import { prepareRename, rename } from '../../server/editor/rename.ts'
import { defaultSettings } from '../../server/editor/settings.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { sampleSnapshot } from '../support/snapshot.ts'
import { edited } from './edited.ts'
import { SAMPLES } from './sample-paths.ts'

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } }
const context = { settings: defaultSettings, documentation: 'https://example.org/docs' }

/** Asks everything at one place of a text that may be broken. */
function ask(snapshot: Snapshot, offset: number): void {
  const at = { position: toPosition(snapshot, offset) }
  const shown = hover(snapshot, at, context)
  if (shown?.range !== undefined) expect(toOffset(snapshot, shown.range.end)).toBeLessThanOrEqual(snapshot.text.length)
  declarationsAt(snapshot, offset)
  references(snapshot, { ...at, context: { includeDeclaration: true } }, { snapshots: [snapshot] })
  documentHighlight(snapshot, at)
  for (const item of prepareCallHierarchy(snapshot, at) ?? []) {
    incomingCalls(snapshot, { item })
    outgoingCalls(snapshot, { item })
  }
  if (prepareRename(snapshot, at) !== null)
    refusable(() => rename(snapshot, { ...at, newName: 'fresh' }, { snapshots: [snapshot] }))
}

/** A refusal says why. */
function refusable(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    expect(String(error)).toMatch(/[.:]/)
    expect(error).toHaveProperty('code')
  }
}

function placed(snapshot: Snapshot): void {
  for (const { position, label } of inlayHints(snapshot, { range: WHOLE }, context)) {
    expect(toPosition(snapshot, toOffset(snapshot, position))).toEqual(position)
    expect(String(label)).not.toBe('')
  }
  for (const { command } of codeLens(snapshot, undefined, context)) {
    inlineTable(snapshot, { name: command?.arguments?.[0].name })
  }
}

test.each(SAMPLES)('%s: half-written, with older results: nothing throws', async (path) => {
  const sample = await sampleSnapshot(path)
  const { length } = sample.text
  for (let i = 1; i < 30; i++) {
    const end = Math.floor((length * i) / 30)
    const prefix = edited(sample, (text) => text.slice(0, end))
    placed(prefix)
    for (const offset of [0, Math.floor(end / 2), end - 1, end]) ask(prefix, offset)
  }
})

test.each(SAMPLES)('%s: with a token missing: nothing throws, the rest keeps its hints', async (path) => {
  const sample = await sampleSnapshot(path)
  const tokens = [...sample.text.matchAll(/[\p{L}\p{N}_]+|[^\s]/gu)]
  const before = inlayHints(sample, { range: WHOLE }, context).length
  let worst = before
  for (let i = 7; i < tokens.length; i += Math.ceil(tokens.length / 40)) {
    const token = tokens[i]!
    const broken = edited(sample, (text) => text.slice(0, token.index) + text.slice(token.index + token[0].length))
    placed(broken)
    ask(broken, token.index)
    worst = Math.min(worst, inlayHints(broken, { range: WHOLE }, context).length)
  }
  expect(worst).toBeGreaterThan(0)
})
