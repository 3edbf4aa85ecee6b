import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { type Context, type Draft, report } from './context.ts'
import { bindCondition, bindExpression } from './expressions.ts'
import { reportUnknownOf } from './lookups.ts'
import { bindReference } from './references.ts'
import { bindRun } from './runs.ts'
import { codeOf } from './scales.ts'
import { type Environment, type FileScope, originOf } from './scope.ts'
import type { ColumnBinding, Dataset, Item, Occasions, Variable } from './study.ts'
import type { Readable } from './tables.ts'
import { oneOf } from './words.ts'

const STATED = ['encoding', 'delimiter', 'decimal', 'sheet'] as const

export function bindData(context: Context, scope: FileScope, node: Readable<syntax.DataDeclaration>): Dataset {
  const env: Environment = { bind: bindExpression, context, scope }
  const bindings: ColumnBinding[] = []
  const missing: (number | string)[] = []
  const includes: Draft<Dataset['includes'][number]>[] = []
  const dataset: Draft<Dataset> = {
    kind: 'data',
    name: node.name.text,
    path: node.path?.text ?? '',
    bindings,
    missing,
    includes,
    origin: originOf(scope.file, node, node.name),
    node,
    ...(node.source === undefined ? {} : { source: node.source.text }),
  }
  for (const clause of node.clauses) {
    switch (clause.kind) {
      case 'column':
      case 'columns':
        bindings.push(...bindColumns(env, clause))
        break
      case 'id':
        if (clause.columns.length > 0) dataset.id = clause.columns.map(({ text }) => text)
        break
      case 'weight':
        if (clause.columns.length > 0) dataset.weight = clause.columns.map(({ text }) => text)
        break
      case 'missing':
        missing.push(...clause.codes.map(codeOf))
        break
      case 'include':
        includes.push({
          condition: bindCondition(env, clause.condition, clause.span),
          reason: clause.reason?.text ?? '',
          span: clause.span,
        })
        break
      case 'expect-rows':
        if (clause.rows === undefined) break
        if (Number.isInteger(clause.rows.value) && clause.rows.value >= 0) dataset.expectRows = clause.rows.value
        else report(context, 'setting-out-of-range', scope.file, clause.rows.span, 'Expect a whole number of rows.')
        break
      case 'occasion':
        bindOccasionClause(env, clause, dataset, bindings)
        break
      case 'setting': {
        const name = oneOf(context, scope.file, clause.name, 'clause of data', STATED)
        const value = clause.values[0]
        if (name !== undefined && value !== undefined) {
          dataset[name] = value.kind === 'number' ? value.written : value.text
        }
        break
      }
    }
  }
  reportBoundTwice(context, scope.file, bindings)
  return dataset
}

/** `occasion time from "visit"` names the occasions; `occasion baseline columns …` names one of them. */
function bindOccasionClause(
  env: Environment,
  clause: syntax.OccasionClause,
  dataset: Draft<Dataset>,
  bindings: ColumnBinding[],
): void {
  const { context, scope } = env
  const { name, from, binding } = clause
  if (name === undefined) return
  const all = [...scope.named.values()].filter((symbol): symbol is Occasions => symbol.kind === 'occasions')
  if (from !== undefined) {
    const occasions = all.find((symbol) => symbol.name === name.text)
    if (occasions === undefined) {
      reportUnknownOf(
        context,
        scope,
        name,
        'set of occasions',
        all.map((symbol) => symbol.name),
      )
      return
    }
    context.uses.push({ file: scope.file, span: name.span, symbol: occasions })
    dataset.long = { occasions, column: from.text }
    return
  }
  const occasions = all.find((symbol) => symbol.occasions.some((occasion) => occasion.name === name.text))
  if (occasions === undefined) {
    const names = all.flatMap((symbol) => symbol.occasions.map((occasion) => occasion.name))
    reportUnknownOf(context, scope, name, 'occasion', names)
    return
  }
  context.uses.push({ file: scope.file, span: name.span, symbol: occasions })
  if (binding !== undefined) {
    bindings.push(...bindColumns(env, binding).map((column) => ({ ...column, occasion: name.text })))
  }
}

function bindColumns(env: Environment, clause: syntax.ColumnClause | syntax.ColumnsClause): ColumnBinding[] {
  const { alreadyReversed, span } = clause
  if (clause.kind === 'column') {
    if (clause.target === undefined) return []
    const target = findTarget(env, clause.target)
    const alternatives = clause.columns.map(({ text }) => text)
    return target === undefined ? [] : [{ alternatives, target, alreadyReversed, span }]
  }
  if (clause.patterns.length === 0) return []
  const targets = targetsOf(env, clause)
  const byItem = clause.patterns.every(({ text }) => text.includes('{item}'))
  const headings = clause.patterns.map((pattern) =>
    byItem ? targets.map(({ name }) => pattern.text.replaceAll('{item}', name)) : expand(env, pattern, targets.length),
  )
  if (!byItem) reportMismatch(env, clause, targets.length)
  if (headings.includes(undefined)) return []
  return targets.map((target, i) => ({
    alternatives: headings.map((names) => names![i]!),
    target,
    alreadyReversed,
    ...(clause.target === undefined ? { wherever: true as const } : {}),
    span,
  }))
}

/** The items that a pattern is for: those behind `as` or, with `{item}`, every item and variable that the file sees. */
function targetsOf(env: Environment, clause: syntax.ColumnsClause): (Item | Variable)[] {
  const { target } = clause
  if (target === undefined) {
    const variables = [...env.scope.named.values()].filter(
      (symbol): symbol is Variable => symbol.kind === 'variable' && symbol.node.expression === undefined,
    )
    return [...[...env.scope.instruments.keys()].flatMap(({ items }) => items), ...variables]
  }
  if (target.kind === 'run') {
    const { items, whole } = bindRun(env, target)
    return whole ? [...items] : []
  }
  const only = findTarget(env, target)
  return only === undefined ? [] : [only]
}

/** Says once, with all the patterns that are alternatives, that they name another number of columns than there are items. */
function reportMismatch(
  { context, scope }: Environment,
  { patterns, target }: syntax.ColumnsClause,
  needed: number,
): void {
  if (target === undefined || needed === 0) return
  const wrong = patterns.flatMap((pattern) => {
    const run = runIn(pattern)
    return run === undefined || run.count === needed ? [] : [{ pattern, run }]
  })
  const [first, ...others] = wrong
  if (first === undefined) return
  const message = `The pattern names ${Math.max(0, first.run.count)} columns, but they are for ${needed} items.`
  const edits = wrong.flatMap(({ pattern, run }) => {
    const start = pattern.span.start + 1 + run.lastAt
    const last = String(run.low + needed - 1).padStart(run.first.startsWith('0') ? run.first.length : 0, '0')
    // Where characters are escaped, places in the text are not those in the file.
    const plain = pattern.span.end - pattern.span.start === pattern.text.length + 2
    return plain ? [{ file: scope.file, span: { start, end: start + run.last.length }, newText: last }] : []
  })
  report(context, 'columns-mismatch', scope.file, first.pattern.span, message, {
    related: others.map(({ pattern, run }) => ({
      file: scope.file,
      span: pattern.span,
      message: `This one names ${Math.max(0, run.count)}`,
    })),
    fixes: edits.length < wrong.length ? [] : [{ title: `Name ${needed} columns`, edits, preferred: false }],
  })
}

/** The run of numbers in a pattern: `{1..12}`. */
function runIn({ text }: syntax.Text) {
  const run = /^(.*?)\{(\d+)\.\.(\d+)\}(.*)$/su.exec(text)
  if (run === null) return undefined
  const [, before = '', first = '', last = '', after = ''] = run
  const low = Number(first)
  const lastAt = before.length + 1 + first.length + 2
  return { before, first, last, after, low, lastAt, count: Number(last) - low + 1 }
}

/** `"STAR_P{1..12}"` names twelve columns; `{01..12}` keeps the zeros. */
function expand(env: Environment, pattern: syntax.Text, needed: number): string[] | undefined {
  const { context, scope } = env
  const run = runIn(pattern)
  if (run === undefined) {
    const message = 'A pattern of columns holds a run such as {1..12}, or {item}.'
    report(context, 'columns-mismatch', scope.file, pattern.span, message)
    return undefined
  }
  const { before, first, after, low, count } = run
  if (count !== needed) return undefined
  const width = first.startsWith('0') ? first.length : 0
  return Array.from({ length: count }, (_, i) => before + String(low + i).padStart(width, '0') + after)
}

/** The item or variable behind `as`. */
function findTarget(env: Environment, reference: syntax.Reference): Item | Variable | undefined {
  const bound = bindReference(env, reference)
  if (bound.kind === 'item') return bound.item
  if (bound.kind === 'variable') {
    if (bound.variable.node.expression === undefined) return bound.variable
    const message = `\`${bound.variable.name}\` is computed, so no column can hold it.`
    report(env.context, 'wrong-kind', env.scope.file, reference.span, message)
    return undefined
  }
  if (bound.kind !== 'unknown') {
    const message = 'A column holds an item or a variable; scores are computed.'
    report(env.context, 'wrong-kind', env.scope.file, reference.span, message)
  }
  return undefined
}

function reportBoundTwice(context: Context, file: string, bindings: readonly ColumnBinding[]): void {
  const first = new Map<string, Span>()
  for (const { target, occasion, span } of bindings) {
    const key = `${occasion ?? ''} ${target.kind === 'item' ? `${target.instrument}.` : ''}${target.name}`
    const known = first.get(key)
    if (known === undefined) first.set(key, span)
    else {
      report(context, 'declared-twice', file, span, `\`${target.name}\` gets its column twice.`, {
        related: [{ file, span: known, message: `\`${target.name}\` gets its column here first` }],
      })
    }
  }
}
