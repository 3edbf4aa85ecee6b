import type { Span } from '../../../grammar/text.ts'
import type { Origin } from '../../model/study.ts'
import type { TableBlock } from '../../render/document.ts'
import { claimNotes } from '../../render/layout/claims.ts'
import { comparisonBlocks } from '../../render/layout/comparison.ts'
import { contingencyNotes, contingencyTable } from '../../render/layout/contingency.ts'
import { scoreDetails, scoreTables } from '../../render/layout/scores.ts'
import { describeTable } from '../../render/layout/tables.ts'
import type { ClaimResult, DataResult, ScoreResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import type { Found } from '../results.ts'

/** A declaration of the text that results are for. */
export interface Tabled {
  readonly kind: 'comparison' | 'table' | 'counts' | 'score' | 'data'
  /** As commands and requests call it: of a score `INSTRUMENT.SCORE`, of data `data.NAME`. */
  readonly name: string
  readonly span: Span
}

/** What came out for a declaration. */
export interface Outcome {
  /** Why there is nothing to see. */
  readonly failed?: string
  readonly claims: readonly ClaimResult[]
  readonly blocks: () => readonly TableBlock[]
  /** The result itself. */
  readonly of: object
}

/** Every declaration of this file that results are for, in the order of the text, whether they are there yet or not. */
export function tabledIn(snapshot: Snapshot): Tabled[] {
  const { study } = snapshot
  const scores = [...study.instruments.values()].flatMap((instrument) => instrument.scores)
  const all: (Omit<Tabled, 'span'> & { readonly origin: Origin })[] = [
    ...study.comparisons.map(({ name, origin }) => ({ kind: 'comparison' as const, name, origin })),
    ...study.tables.map(({ name, origin }) => ({ kind: 'table' as const, name, origin })),
    ...[...study.counts.values()].map(({ name, origin }) => ({ kind: 'counts' as const, name, origin })),
    ...study.datasets.map(({ name, origin }) => ({ kind: 'data' as const, name: `data.${name}`, origin })),
    // Without data a score has nothing to show but its range, which stands behind it.
    ...(study.datasets.length === 0 ? [] : scores).map(({ instrument, name, origin }) => ({
      kind: 'score' as const,
      name: `${instrument}.${name}`,
      origin,
    })),
  ]
  return all
    .filter(({ origin }) => origin.file === snapshot.name)
    .map(({ kind, name, origin }) => ({ kind, name, span: origin.span }))
    .sort((a, b) => a.span.start - b.span.start)
}

/** @returns undefined where there is no result yet */
export function outcomeOf({ kind, name }: Tabled, found: Found): Outcome | undefined {
  const { settings, format } = found
  switch (kind) {
    case 'comparison': {
      const result = found.comparison(name)
      if (result === undefined) return undefined
      const blocks = () => comparisonBlocks(result, settings, format)
      return { of: result, claims: result.claims, blocks, ...failure(result.failed) }
    }
    case 'table': {
      const result = found.table(name)
      if (result === undefined) return undefined
      return { of: result, claims: result.claims ?? [], blocks: () => [describeTable(result, settings, format)] }
    }
    case 'counts': {
      const result = found.counts(name)
      if (result === undefined) return undefined
      const notes = () => [...claimNotes(result.claims, format), ...contingencyNotes(result.table, settings)]
      const table = () => contingencyTable(result.table, undefined, settings, format)
      return {
        of: result,
        claims: result.claims,
        blocks: () => [{ kind: 'table', title: result.label || name, ...table(), notes: notes() }],
      }
    }
    case 'score': {
      const [instrument = '', ...rest] = name.split('.')
      const result = found.score(instrument, rest.join('.'))
      if (result === undefined) return undefined
      const blocks = () => scoreBlocks(result, found)
      return { of: result, claims: result.claims ?? [], blocks, ...failure(result.failed) }
    }
    case 'data': {
      const result = found.data(name.slice('data.'.length))
      if (result === undefined) return undefined
      const why = result.rows === null ? Object.values(result.why ?? {})[0] : undefined
      return { of: result, claims: [], blocks: () => [dataBlock(result)], ...failure(why) }
    }
  }
}

/** The line of the score in the table of its instrument, then its bands and items under one title. */
function scoreBlocks(result: ScoreResult, { settings, format }: Found): TableBlock[] {
  const title = `${result.instrument}.${result.name}, ${result.label || result.name}`
  const lines = scoreTables([result], settings, format).map((block) => ({ ...block, title }))
  return [...lines, ...scoreDetails(result, settings, format).map((block) => ({ ...block, title: '' }))]
}

const failure = (failed: string | undefined): { readonly failed?: string } => (failed === undefined ? {} : { failed })

function dataBlock({ name, rows, included, excluded, problems }: DataResult): TableBlock {
  const cells = [
    ['Rows', rows === null ? '–' : String(rows)],
    ...excluded.map((one) => [`left out: ${one.reason}`, String(one.rows)]),
    ['Included', included === null ? '–' : String(included)],
  ]
  return {
    kind: 'table',
    title: name,
    columns: [
      { heading: [''], align: 'left' },
      { heading: [''], align: 'right' },
    ],
    rows: cells.map((texts, i) => ({ role: i > 0 && i < cells.length - 1 ? 'indented' : 'body', cells: texts })),
    notes: problems.map(({ message }) => ({ kind: 'note', text: message })),
  }
}
