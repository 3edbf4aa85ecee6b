import type * as syntax from '../../grammar/syntax.ts'
import { bindClaims, claimableInTable } from './claims.ts'
import { type Context, type Draft, report } from './context.ts'
import { bindCondition, bindExpression } from './expressions.ts'
import { findVariable } from './lookups.ts'
import { listed } from './problems.ts'
import { itemExpression } from './references.ts'
import { bindRun } from './runs.ts'
import { codeOf } from './scales.ts'
import { type Environment, type FileScope, originOf } from './scope.ts'
import type { Counts, Expression, Figure, Occasions, Table } from './study.ts'
import { oneOf } from './words.ts'

/** A declaration whose name could be read. */
export type Readable<T> = T & { readonly name: syntax.Name }

const SUMMARIES = ['median-iqr', 'median-range', 'mean-sd', 'both'] as const

export function bindTable(context: Context, scope: FileScope, node: Readable<syntax.TableDeclaration>): Table {
  const env = { bind: bindExpression, context, scope }
  const table: Draft<Table> = {
    kind: 'table',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    rows: [],
    withNormality: false,
    withPValues: false,
    reported: node.clauses.filter((clause) => clause.kind === 'reported'),
    origin: originOf(scope.file, node, node.name),
    node,
  }
  for (const clause of node.clauses) {
    switch (clause.kind) {
      case 'describe': {
        table.rows = [...table.rows, ...bindRows(env, clause.samples)]
        const by = clause.by === undefined ? undefined : findVariable(context, scope, clause.by)
        if (by === undefined) break
        if (table.by !== undefined && table.by !== by) {
          const message = `One table has one grouping: this is by \`${by.name}\`, above it is by \`${table.by.name}\`.`
          report(context, 'wrong-kind', scope.file, clause.by!.span, message)
        } else table.by = by
        break
      }
      case 'as': {
        const summary = oneOf(context, scope.file, clause.summary, 'summary', SUMMARIES)
        if (summary !== undefined) table.summary = summary
        break
      }
      case 'with': {
        const what = oneOf(context, scope.file, clause.what, 'addition', ['normality', 'p-values'])
        if (what === 'normality') table.withNormality = true
        if (what === 'p-values') table.withPValues = true
        break
      }
      case 'where':
        table.where = bindCondition(env, clause.condition, clause.span)
        break
    }
  }
  bindClaims(context, scope, table.reported, () =>
    table.rows.some(({ type }) => type.kind === 'unknown') ? undefined : claimableInTable(table),
  )
  return table
}

/** What is described or drawn; runs are written out. */
function bindRows(
  env: Environment,
  nodes: readonly (syntax.Reference | syntax.Run | syntax.AtOccasion)[],
): Expression[] {
  return nodes.flatMap((node) =>
    node.kind === 'run'
      ? bindRun(env, node).items.map((item) => itemExpression(env.context, item, node.span))
      : [env.bind(env, node, node.span)],
  )
}

export function bindFigure(context: Context, scope: FileScope, node: Readable<syntax.FigureDeclaration>): Figure {
  const env = { bind: bindExpression, context, scope }
  const figure: Draft<Figure> = {
    kind: 'figure',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    parts: [],
    origin: originOf(scope.file, node, node.name),
    node,
  }
  figure.parts = node.clauses.flatMap((clause) => {
    if (clause.kind === 'where') {
      figure.where = bindCondition(env, clause.condition, clause.span)
      return []
    }
    const of = clause.of.flatMap((sample) => wholeInstrument(env, sample) ?? bindRows(env, [sample]))
    const by = clause.by === undefined ? undefined : findVariable(context, scope, clause.by)
    return [{ figure: clause.figure.text, of, ...(by === undefined ? {} : { by }) }]
  })
  return figure
}

/** `likert of STAR_P`: an instrument stands for its items, as in a figure of all answers. */
function wholeInstrument(env: Environment, node: syntax.Expression): Expression[] | undefined {
  if (node.kind !== 'reference' || node.path.length !== 1) return undefined
  const head = node.path[0]!
  const symbol = env.scope.named.get(head.text)
  if (symbol?.kind !== 'instrument') return undefined
  env.context.uses.push({ file: env.scope.file, span: head.span, symbol })
  return symbol.items.map((item) => itemExpression(env.context, item, node.span))
}

export function declareOccasions(scope: FileScope, node: Readable<syntax.OccasionsDeclaration>): Occasions {
  return {
    kind: 'occasions',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    occasions: node.occasions.map(({ name, label, codes }) => ({
      name: name.text,
      label: label?.text ?? name.text,
      codes: codes.length === 0 ? [name.text] : codes.map(codeOf),
    })),
    origin: originOf(scope.file, node, node.name),
  }
}

/** A table typed in from a publication; a row of another length than the columns is reported and left out. */
export function declareCounts(context: Context, scope: FileScope, node: Readable<syntax.CountsDeclaration>): Counts {
  const category = ({ name, label }: syntax.CountColumn | syntax.CountRow) => ({
    name: name.text,
    label: label?.text ?? name.text,
  })
  const columns = node.columns.map(category)
  const rows = node.rows.filter((row) => {
    const bad = row.counts.find(({ value }) => !Number.isInteger(value) || value < 0)
    if (bad !== undefined) {
      report(
        context,
        'counts-shape',
        scope.file,
        bad.span,
        `A count is a whole number of 0 or more, not ${bad.written}.`,
      )
      return false
    }
    if (row.counts.length === columns.length || node.broken) return row.counts.length === columns.length
    const message = `\`${row.name.text}\` has ${row.counts.length} counts, but there are ${columns.length} columns: ${listed(columns.map(({ name }) => name))}.`
    report(context, 'counts-shape', scope.file, row.span, message)
    return false
  })
  const cells = [...node.columns, ...node.rows].map(({ name }) => [name.text, undefined] as const)
  bindClaims(context, scope, node.reported, () => new Map(cells))
  return {
    kind: 'counts',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    columns,
    rows: rows.map(category),
    counts: rows.map((row) => row.counts.map(({ value }) => value)),
    reported: node.reported,
    origin: originOf(scope.file, node, node.name),
    node,
  }
}
