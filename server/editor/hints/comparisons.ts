import { testNamed } from '../../../grammar/register/tests.ts'
import type { Comparison } from '../../model/study.ts'
import { comparisonBlocks } from '../../render/layout/comparison.ts'
import { asked, choose } from '../../results/choose.ts'
import type { ComparisonResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { type Found, resultsOf } from '../results.ts'
import { answerText } from './answer.ts'
import { endOfCode, type Hint, LONGEST, markOf } from './hint.ts'

/** Behind the test of a comparison its answer; where no test is written, the one that is taken. */
export function comparisonHints(snapshot: Snapshot): Hint[] {
  const found = resultsOf(snapshot)
  return snapshot.study.comparisons
    .filter(({ origin }) => origin.file === snapshot.name)
    .flatMap((comparison) => hintsOf(snapshot, comparison, found))
}

function hintsOf(snapshot: Snapshot, comparison: Comparison, found: Found | undefined): Hint[] {
  const { clauses } = comparison.node
  const question = clauses.find(({ kind }) => ['compare', 'correlate', 'agreement', 'detect'].includes(kind))
  const using = clauses.find(({ kind }) => kind === 'using')
  const place = using ?? question
  if (place === undefined) return []
  const offset = endOfCode(snapshot, place.span.end)
  const taken = using === undefined ? defaultHint(snapshot, comparison, offset) : undefined
  const hints = taken === undefined ? [] : [taken]
  const result = found?.comparison(comparison.name)
  if (found === undefined || result === undefined) return hints
  const mark = markOf(result, found)
  const label = answerText(result, found.format, LONGEST - (taken?.label.length ?? 0) - mark.length) + mark
  return [...hints, { offset, label, tooltip: answerLines(result, found), stale: found.staleness(result) }]
}

/** `using mann-whitney`, which a double click writes into the text. */
function defaultHint(snapshot: Snapshot, comparison: Comparison, offset: number): Hint | undefined {
  if (comparison.question === undefined) return undefined
  const { test } = choose({}, asked(comparison.question), () => true)
  const row = testNamed(test)
  if (row === undefined) return undefined
  const line = snapshot.lines.offset({ line: snapshot.lines.position(offset).line, character: 0 })
  const indent = /^[ \t]*/.exec(snapshot.text.slice(line))?.[0] ?? ''
  return {
    offset,
    label: `using ${row.name}`,
    tooltip: [`**${row.title}**, taken since no test is written. Defaults never look at the data.`, row.asks],
    edit: { offset, newText: `\n${indent}using ${row.name}` },
  }
}

/** What stands below the table of a comparison: the answer in full, adjusted p, effects, notes and claims. */
function answerLines(result: ComparisonResult, { settings, format }: Found): string[] {
  const [block] = comparisonBlocks(result, settings, format)
  const marks = { good: '✓ ', bad: '✗ ', failure: '✗ ', result: '', note: '', open: '' } as const
  return [`**${result.label || result.name}**`, ...(block?.notes ?? []).map(({ kind, text }) => marks[kind] + text)]
}
