import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import type { TextEdit } from '../../../grammar/diagnostic.ts'
import { defaultTest, testNamed } from '../../../grammar/register/tests.ts'
import type { ComparisonDeclaration, CutoffsClause, ItemClause, ScoreClause } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import { nodeAt } from '../../../grammar/walk.ts'
import { rangeText } from '../../checks/words.ts'
import type { Score } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { asked } from '../completion/tests.ts'
import { toWorkspaceEdit } from './fixes.ts'

/** What can be written out where the cursor is: defaults, derived ranges, bands that are missing, items of a run. */
export function refactors(snapshot: Snapshot, { start }: Span): CodeAction[] {
  return nodeAt(snapshot.tree, start).flatMap((node) => {
    switch (node.kind) {
      case 'comparison':
        return defaultTestOf(snapshot, node as ComparisonDeclaration)
      case 'score':
        return derivedRange(snapshot, node as ScoreClause)
      case 'cutoffs':
        return missingBands(snapshot, node as CutoffsClause)
      case 'item':
        return separateItems(snapshot, node as ItemClause)
      default:
        return []
    }
  })
}

function rewrite(snapshot: Snapshot, title: string, span: Span, newText: string): CodeAction[] {
  const edit = toWorkspaceEdit(snapshot, [{ file: snapshot.name, span, newText }])
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit }]
}

const at = (offset: number): Span => ({ start: offset, end: offset })

/** White space before the line of an offset. */
function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))![0]
}

const newline = ({ text }: Snapshot): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** `using` with the test that is taken when nothing is said. */
function defaultTestOf(snapshot: Snapshot, node: ComparisonDeclaration): CodeAction[] {
  if (node.broken || node.clauses.some(({ kind }) => kind === 'using')) return []
  const comparison = snapshot.study.comparisons.find(({ name }) => name === node.name?.text)
  const question = asked(comparison)
  const test = question && testNamed(defaultTest(question.shape, question.measured) ?? '')
  const clause = node.clauses.find(({ kind }) => ['compare', 'correlate', 'agreement', 'detect'].includes(kind))
  if (test === undefined || clause === undefined) return []
  const indent = indentAt(snapshot.text, clause.span.start)
  const newText = `${newline(snapshot)}${indent}using ${test.name}`
  return rewrite(snapshot, `Write out the default test: ${test.name}`, at(clauseEnd(node, clause.span.end)), newText)
}

/** Behind the clause and what stands on the lines after it as part of it (`stratified by`). */
function clauseEnd({ clauses }: ComparisonDeclaration, end: number): number {
  const compare = clauses.find((clause) => clause.kind === 'compare')
  const parts = compare === undefined ? [] : [compare.stratified, ...compare.adjusted]
  return Math.max(end, ...parts.flatMap((part) => (part === undefined ? [] : [part.span.end])))
}

function scoreOf(snapshot: Snapshot, span: Span, of: (score: Score) => Span): Score | undefined {
  return [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .find((score) => score.origin.file === snapshot.name && of(score).start === span.start)
}

/** The range that follows from the items, stated, so that it is checked from now on. */
function derivedRange(snapshot: Snapshot, node: ScoreClause): CodeAction[] {
  const score = scoreOf(snapshot, node.span, ({ node: own }) => own.span)
  if (node.broken || node.stated !== undefined || node.expression === undefined || score?.type.kind !== 'number')
    return []
  const { low, high } = score.type.attainable
  if (!Number.isFinite(low) || !Number.isFinite(high)) return []
  const range = rangeText(low, high)
  // More than two decimals would not be the range any more.
  if (range !== `${low}..${high}`) return []
  return rewrite(snapshot, `State the derived range: in ${range}`, at(node.expression.span.end), ` in ${range}`)
}

/** A band for each stretch of attainable scores that no band has. */
function missingBands(snapshot: Snapshot, node: CutoffsClause): CodeAction[] {
  const score = [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .find(({ cutoffs }) =>
      cutoffs.some((one) => one.origin.file === snapshot.name && one.node.span.start === node.span.start),
    )
  const bands = score?.cutoffs.find((one) => one.node.span.start === node.span.start)?.bands
  if (node.broken || score?.type.kind !== 'number' || bands === undefined) return []
  const { values, fractional } = score.type.attainable
  // Between fractions a band would have to leave its end out, and which one is not for us to say.
  if (values === undefined || fractional) return []
  const gaps = gapsIn(
    values.map(({ n, d }) => n / d),
    (value) => bands.some(({ low, high, openHigh }) => low <= value && (openHigh ? value < high : value <= high)),
  )
  if (gaps.length === 0) return []
  const names = new Set(bands.map(({ name }) => name))
  const edits = gaps.map(({ low, high }) => {
    const next = bands.find((band) => band.low > high)?.origin.span.start
    return insertion(snapshot, node, `${freshName(names)} "…" ${rangeText(low, high)}`, next)
  })
  const title = gaps.length === 1 ? 'Add the missing band' : `Add the ${gaps.length} missing bands`
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit: toWorkspaceEdit(snapshot, edits) }]
}

/** Puts an entry before another one, or behind the last; on a line of its own where the others have theirs. */
function insertion(snapshot: Snapshot, node: CutoffsClause, entry: string, next: number | undefined): TextEdit {
  const { text, name: file } = snapshot
  const isOneLine = !/[\r\n]/.test(text.slice(node.span.start, node.span.end))
  if (next !== undefined) {
    const joint = isOneLine ? ' ' : `${newline(snapshot)}${indentAt(text, next)}`
    return { file, span: at(next), newText: `${entry}${joint}` }
  }
  const brace = text.lastIndexOf('}', node.span.end)
  const end = text.slice(0, brace).trimEnd().length
  if (isOneLine) return { file, span: { start: end, end: brace }, newText: ` ${entry} ` }
  return { file, span: at(end), newText: `${newline(snapshot)}${indentAt(text, node.span.start)}  ${entry}` }
}

function gapsIn(values: readonly number[], isCovered: (value: number) => boolean): { low: number; high: number }[] {
  const gaps: { low: number; high: number }[] = []
  let isOpen = false
  for (const value of values) {
    if (isCovered(value)) isOpen = false
    else if (isOpen) gaps[gaps.length - 1] = { low: gaps.at(-1)!.low, high: value }
    else {
      gaps.push({ low: value, high: value })
      isOpen = true
    }
  }
  return gaps
}

function freshName(taken: Set<string>): string {
  let n = 1
  while (taken.has(`band${n}`)) n++
  taken.add(`band${n}`)
  return `band${n}`
}

/** `items p1..p3 on S` as three `item` lines, so that each can have its wording. */
function separateItems(snapshot: Snapshot, node: ItemClause): CodeAction[] {
  if (node.broken || node.last === undefined || node.scale === undefined) return []
  const items = [...snapshot.study.instruments.values()]
    .flatMap((instrument) => instrument.items)
    .filter(({ origin }) => origin.file === snapshot.name && origin.span.start === node.span.start)
  if (items.length < 2 || items.length > 200) return []
  const rest = snapshot.text.slice(node.scale.span.start, node.span.end)
  const indent = indentAt(snapshot.text, node.span.start)
  const lines = items.map(({ name }) => `item ${name} "…" on ${rest}`)
  return rewrite(snapshot, 'Write each item on its own line', node.span, lines.join(`${newline(snapshot)}${indent}`))
}
