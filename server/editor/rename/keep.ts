import type { Span } from '../../../grammar/text.ts'
import type { Dataset, Item, Variable } from '../../model/study.ts'
import type { Snapshot, SnapshotFile } from '../../workspace/snapshot.ts'
import type { EditorSymbol } from '../symbols/symbol.ts'
import type { Edit } from './verify.ts'

/**
 * A name that also says what stands in the data is written out there before it goes: the code of a category or occasion, the
 * heading of a column.
 */
export function writtenOut(renamed: ReadonlyMap<EditorSymbol, string>, studies: readonly Snapshot[]): Edit[] {
  const edits: Edit[] = []
  for (const [symbol] of renamed) {
    if (symbol.kind === 'category' || symbol.kind === 'occasion') edits.push(...codeEdits(symbol, studies))
  }
  const columns = [...renamed].flatMap(([symbol, name]) =>
    symbol.kind === 'item' || (symbol.kind === 'variable' && symbol.node.expression === undefined)
      ? [{ symbol, name }]
      : [],
  )
  const seen = new Set<string>()
  for (const study of columns.length === 0 ? [] : studies) {
    for (const dataset of study.study.datasets) {
      const edit = columnEdit(dataset, columns, study)
      if (edit === undefined || seen.has(edit.file.uri + dataset.name)) continue
      seen.add(edit.file.uri + dataset.name)
      edits.push(edit)
    }
  }
  return edits
}

type Coded = Extract<EditorSymbol, { kind: 'category' | 'occasion' }>

/** `female "Women"` reads `female` in the data: it becomes `women "Women" = "female"`. */
function codeEdits(symbol: Coded, studies: readonly Snapshot[]): Edit[] {
  const file = studies.map((study) => study.file(symbol.origin.file)).find((found) => found !== undefined)
  if (file === undefined || !readsNames(symbol, studies)) return []
  const { end } = symbol.origin.span
  return [{ file, span: { start: end, end }, newText: ` = ${quoted(symbol.name)}` }]
}

/** Whether a category or occasion is found in the data by its name, since no codes are written. */
function readsNames(symbol: Coded, studies: readonly Snapshot[]): boolean {
  for (const { study } of studies) {
    if (symbol.kind === 'occasion') {
      const node = study.datasets.find(({ long }) => long?.occasions.origin.span.start === symbol.set.origin.span.start)
      const entry = symbol.set.occasions.find(({ name }) => name === symbol.name)
      if (node !== undefined)
        return entry?.codes.length === 1 && entry.codes[0] === symbol.name && !hasCodes(symbol, studies)
      continue
    }
    for (const variable of study.variables.values()) {
      const node = variable.node.type?.categories.find(({ span }) => span.start === symbol.origin.span.start)
      if (variable.origin.file !== symbol.origin.file || node === undefined) continue
      return variable.node.expression === undefined && node.codes.length === 0
    }
  }
  return false
}

function hasCodes({ origin }: Coded, studies: readonly Snapshot[]): boolean {
  const file = studies.map((study) => study.file(origin.file)).find((found) => found !== undefined)
  return file?.text.slice(origin.nameSpan.end, origin.span.end).includes('=') ?? false
}

type Column = { readonly symbol: Item | Variable; readonly name: string }

/** The clauses that bind the old headings to the new names, in front of the others; none where no heading is known. */
function columnEdit(dataset: Dataset, columns: readonly Column[], study: Snapshot): Edit | undefined {
  const headings = study.columns?.find((one) => one.dataset === dataset.name)?.headings.map((one) => one.trim())
  const file = study.file(dataset.origin.file)
  const bound = new Set(
    dataset.bindings.map(({ target }) => `${target.kind} ${target.name} ${target.origin.span.start}`),
  )
  const loose = columns.filter(
    ({ symbol }) =>
      headings?.includes(symbol.name) && !bound.has(`${symbol.kind} ${symbol.name} ${symbol.origin.span.start}`),
  )
  if (file === undefined || loose.length === 0) return undefined
  const clauses = loose.map(({ symbol, name }) => {
    const target = symbol.kind === 'item' ? `${symbol.instrument}.${name}` : name
    return `column ${quoted(symbol.name)} as ${target}`
  })
  return inserted(file, dataset, clauses)
}

function inserted(file: SnapshotFile, { node }: Dataset, clauses: readonly string[]): Edit {
  const first = node.clauses[0]
  if (first !== undefined) {
    const line = file.lines.offset({ line: file.lines.position(first.span.start).line, character: 0 })
    const indent = /^[ \t]*/.exec(file.text.slice(line))?.[0] ?? ''
    return { file, span: at(first.span.start), newText: clauses.map((clause) => `${clause}\n${indent}`).join('') }
  }
  const block = clauses.map((clause) => `  ${clause}\n`).join('')
  const { end } = node.span
  const closed = file.text.slice(node.span.start, end).endsWith('}')
  return closed ? { file, span: at(end - 1), newText: `\n${block}` } : { file, span: at(end), newText: ` {\n${block}}` }
}

/** @returns the data sets in which the name of an item stands for its column: `columns "{item}_t0"` */
export function patternOf(item: Item, studies: readonly Snapshot[]): string[] {
  return studies.flatMap(({ study }) =>
    study.datasets.filter((dataset) => isCalledByItems(dataset, item)).map(({ name }) => name),
  )
}

function isCalledByItems({ node, bindings }: Dataset, item: Item): boolean {
  const patterns = node.clauses.flatMap((clause) => {
    const columns = clause.kind === 'occasion' ? clause.binding : clause
    return columns?.kind === 'columns' && columns.patterns.some(({ text }) => text.includes('{item}'))
      ? [columns.span.start]
      : []
  })
  const { name, origin } = item
  return bindings.some(
    ({ target, span }) =>
      target.name === name && target.origin.span.start === origin.span.start && patterns.includes(span.start),
  )
}

/** `measures "total"` behind a score whose own name was its construct. */
export function constructEdits(symbol: EditorSymbol, snapshot: Snapshot): Edit[] {
  if (symbol.kind !== 'score' || symbol.node.measures !== undefined) return []
  const file = snapshot.file(symbol.origin.file)
  const { stated, expression } = symbol.node
  const end = (stated ?? expression)?.span.end
  if (file === undefined || end === undefined) return []
  return [{ file, span: at(end), newText: ` measures ${quoted(symbol.construct)}` }]
}

const at = (offset: number): Span => ({ start: offset, end: offset })
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
