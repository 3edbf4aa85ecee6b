import { describe, expect, test } from 'vitest'
import type { SelectionRange } from 'vscode-languageserver'
import { endOf, tokenize } from '../../grammar/parser/lexer.ts'
import { codeActions } from '../../server/editor/code-actions.ts'
import { documentLinks } from '../../server/editor/document-links.ts'
import { documentSymbols } from '../../server/editor/document-symbols.ts'
import { folding } from '../../server/editor/folding.ts'
import { formatting, onTypeFormatting, rangeFormatting } from '../../server/editor/formatting.ts'
import { toPosition, toRange, toSpan } from '../../server/editor/positions.ts'
import { selectionRanges } from '../../server/editor/selection-ranges.ts'
import { SEMANTIC_LEGEND, semanticTokens, semanticTokensRange } from '../../server/editor/semantic-tokens.ts'
import { signatureHelp } from '../../server/editor/signature-help.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'
import { completeAt } from './complete.ts'
import { textAfter } from './edits.ts'
import { sampleStudies, wrongStudies } from './samples.ts'

const textDocument = { uri: 'file:///test.study' }
const options = { tabSize: 2, insertSpaces: true }

/** The starts and ends of all tokens, the beginning and the end. */
function places({ text }: Snapshot): number[] {
  const { tokens, comments } = tokenize(text)
  const all = [...tokens, ...comments].flatMap((token) => [token.startOffset, endOf(token)])
  return [...new Set([0, ...all, text.length])].sort((a, b) => a - b)
}

function checkCompletion(snapshot: Snapshot, offset: number): void {
  for (const item of completeAt(snapshot, offset)) {
    const edit = item.textEdit
    if (edit === undefined || !('range' in edit)) throw new Error(`${item.label} has no edit`)
    const { start, end } = toSpan(snapshot, edit.range)
    expect(edit.range.start.line).toBe(edit.range.end.line)
    expect(start <= offset && offset <= end, item.label).toBe(true)
  }
}

function checkSelection(snapshot: Snapshot, offset: number): void {
  const [first] = selectionRanges(snapshot, { textDocument, positions: [toPosition(snapshot, offset)] })
  for (let range: SelectionRange | undefined = first; range !== undefined; range = range.parent) {
    const own = toSpan(snapshot, range.range)
    expect(own.start <= offset && offset <= own.end).toBe(true)
    if (range.parent === undefined) continue
    const around = toSpan(snapshot, range.parent.range)
    expect(around.start <= own.start && own.end <= around.end).toBe(true)
    expect(around.end - around.start).toBeGreaterThan(own.end - own.start)
  }
}

function checkTokens(snapshot: Snapshot, data: readonly number[]): void {
  let [line, character, last] = [0, 0, 0]
  expect(data.length % 5).toBe(0)
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type, modifiers] = data.slice(at, at + 5) as [number, number, number, number, number]
    line += down
    character = down === 0 ? character + right : right
    const start = snapshot.lines.offset({ line, character })
    expect(start).toBeGreaterThanOrEqual(last)
    expect(length).toBeGreaterThan(0)
    last = start + length
    expect(last).toBeLessThanOrEqual(snapshot.text.length)
    expect(type).toBeLessThan(SEMANTIC_LEGEND.tokenTypes.length)
    expect(modifiers).toBeLessThan(1 << SEMANTIC_LEGEND.tokenModifiers.length)
  }
}

/** Everything that the features of text and writing say of a study; each throws where it is wrong. */
function check(snapshot: Snapshot, step: number): void {
  const offsets = places(snapshot).filter((_, at) => at % step === 0)
  for (const offset of offsets) {
    const position = toPosition(snapshot, offset)
    const context = { diagnostics: [] }
    checkCompletion(snapshot, offset)
    checkSelection(snapshot, offset)
    const help = signatureHelp(snapshot, { textDocument, position })
    const active = help?.activeParameter ?? 0
    expect(active).toBeLessThan(help?.signatures[0]?.parameters?.length ?? 1)
    for (const { edit } of codeActions(snapshot, { textDocument, range: { start: position, end: position }, context }))
      textAfter(snapshot, edit?.changes?.[snapshot.uri] ?? [])
  }
  checkTokens(snapshot, semanticTokens(snapshot, { textDocument }).data)
  const half = toRange(snapshot, { start: snapshot.text.length >> 2, end: snapshot.text.length >> 1 })
  checkTokens(snapshot, semanticTokensRange(snapshot, { textDocument, range: half }).data)
  textAfter(snapshot, rangeFormatting(snapshot, { textDocument, range: half, options }))
  for (const ch of ['\n', '}'])
    textAfter(snapshot, onTypeFormatting(snapshot, { textDocument, position: half.start, ch, options }))
  let [start, end] = [-1, Number.POSITIVE_INFINITY]
  for (const { startLine, endLine } of folding(snapshot, { textDocument })) {
    expect(startLine).toBeGreaterThan(start)
    expect(endLine).toBeGreaterThan(startLine)
    expect(endLine).toBeLessThan(snapshot.lines.lines)
    ;[start, end] = [startLine, endLine]
  }
  expect(end).toBeGreaterThan(0)
  for (const { range, selectionRange, children } of documentSymbols(snapshot, { textDocument })) {
    const [outer, name] = [toSpan(snapshot, range), toSpan(snapshot, selectionRange)]
    expect(outer.start <= name.start && name.end <= outer.end).toBe(true)
    for (const child of children ?? []) {
      const inner = toSpan(snapshot, child.range)
      expect(outer.start <= inner.start && inner.end <= outer.end).toBe(true)
    }
  }
  for (const { target } of documentLinks(snapshot, { textDocument })) expect(URL.canParse(target ?? '')).toBe(true)
}

describe('at every token of every study', () => {
  test.each(sampleStudies())('%s', async (_, text) => {
    const { snapshot } = await snapshotOf(text, { results: false })
    check(snapshot, text.length > 4000 ? 5 : 1)
  })
})

test('with the line ends of Windows', async () => {
  const [, text] = sampleStudies().find(([path]) => path.endsWith('phq9.study')) ?? ['', '']
  const { snapshot } = await snapshotOf(text.replaceAll('\n', '\r\n'), { results: false })
  expect(snapshot.text).toContain('\r\n')
  check(snapshot, 2)
  // The fixture ends in a lone line feed; everything else is formatted already.
  const edits = formatting(snapshot, { textDocument, options })
  expect(edits.every(({ range }) => range.start.line >= snapshot.lines.lines - 3)).toBe(true)
})

describe('in every text with a mistake', () => {
  const texts = wrongStudies().filter(({ text, page }) => page.code !== 'syntax-nesting' && !text.includes('$0'))
  test.each(texts.map(({ page, text }) => [page.code, text] as const))('%s', async (_, text) => {
    const { snapshot } = await snapshotOf(text, { results: false })
    check(snapshot, 1)
  })
})

describe('in a study cut off anywhere', () => {
  const [, text] = sampleStudies().find(([path]) => path.endsWith('phq9.study')) ?? ['', '']
  test.each(Array.from({ length: 60 }, (_, at) => Math.round((at + 0.37) * (text.length / 60))))(
    'at %i',
    async (cut) => {
      const { snapshot } = await snapshotOf(text.slice(0, cut), { results: false })
      checkCompletion(snapshot, cut)
      checkSelection(snapshot, cut)
      checkTokens(snapshot, semanticTokens(snapshot, { textDocument }).data)
      folding(snapshot, { textDocument })
      documentSymbols(snapshot, { textDocument })
      signatureHelp(snapshot, { textDocument, position: toPosition(snapshot, cut) })
      onTypeFormatting(snapshot, { textDocument, position: toPosition(snapshot, cut), ch: '\n', options })
    },
  )
})
