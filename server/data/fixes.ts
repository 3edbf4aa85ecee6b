import type { Fix, TextEdit } from '../../grammar/diagnostic.ts'
import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import type { Dataset, Item, Scale, Study, Variable } from '../model/study.ts'
import { targetName } from './columns.ts'
import type { DataProblem } from './problem.ts'

/**
 * The ways out of what was found in a data file, as edits of the study as it stands now: what was found may be remembered from an
 * older text. None is preferred: whether the file or the study is wrong, only its author knows.
 */
export function fixesOf(problem: DataProblem, study: Study, dataset: Dataset): Fix[] {
  switch (problem.code) {
    case 'rows-unexpected':
      return expectRows(problem, dataset)
    case 'file-not-found':
      return otherFile(problem, dataset)
    case 'column-missing':
      return otherHeading(problem, study, dataset)
    case 'value-off-scale':
      return declareMissing(problem, study)
    case 'label-unmatched':
      return acceptTexts(problem, study)
    default:
      return []
  }
}

const fix = (title: string, file: string, span: Span, newText: string): Fix => ({
  title,
  edits: [{ file, span, newText }],
  preferred: false,
})

const behind = (end: number): Span => ({ start: end, end })

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`

function expectRows({ found }: DataProblem, { node, origin }: Dataset): Fix[] {
  const clause = node.clauses.findLast((one) => one.kind === 'expect-rows')
  if (clause?.rows === undefined || found === undefined) return []
  return [fix(`Expect ${found} rows`, origin.file, clause.rows.span, String(found))]
}

function otherFile({ near = [] }: DataProblem, { node: { path }, origin }: Dataset): Fix[] {
  if (path === undefined) return []
  return near.map((name) => fix(`Read ${name}`, origin.file, path.span, quoted(name)))
}

/** Where a clause names the heading, the right one takes its place; where the column goes by its name, a clause says which it is. */
function otherHeading({ near = [], column, key }: DataProblem, study: Study, { node, origin }: Dataset): Fix[] {
  const stated = node.clauses
    .flatMap((clause) => ('columns' in clause ? clause.columns : []))
    .find(({ text }) => text === column)
  const title = (heading: string): string => `Read the column “${heading}”`
  if (stated !== undefined)
    return near.map((heading) => fix(title(heading), origin.file, stated.span, columnName(heading)))
  const target = targetOf(study, key)
  const last = node.clauses.at(-1)
  if (target === undefined || last === undefined || column === undefined) return []
  return near.map((heading) =>
    fix(title(heading), origin.file, behind(last.span.end), `\n  column ${quoted(heading)} as ${targetName(target)}`),
  )
}

const columnName = (heading: string): string => (/^\p{L}[\p{L}\p{Nd}_]*$/u.test(heading) ? heading : quoted(heading))

/** @param key of the column: `STAR_P.p1`, perhaps with `@` and its occasion */
function targetOf(study: Study, key: string | undefined): Item | Variable | undefined {
  const name = key?.split('@')[0]
  if (name === undefined) return undefined
  const items = [...study.instruments.values()].flatMap((instrument) => instrument.items)
  return study.variables.get(name) ?? items.find((item) => targetName(item) === name)
}

/** Adds `missing 9` to the codes of a scale or a variable, or gives it its first block. */
function declareMissing({ key, only }: DataProblem, study: Study): Fix[] {
  const target = targetOf(study, key)
  const owner: Scale | Variable | undefined = target?.kind === 'item' ? target.scale : target
  if (owner === undefined || only === undefined || owner.node.broken) return []
  const number = Number(only.replace(',', '.'))
  const code = Number.isFinite(number) ? String(number) : quoted(only)
  const { file } = owner.origin
  const [entries, end] = owner.kind === 'scale' ? ofScale(owner.node) : ofVariable(owner.node)
  if (end === undefined) return []
  const title = `Declare ${code} as missing in ${owner.name}`
  const last = entries.at(-1)
  if (last === undefined) return [fix(title, file, behind(end), ` { missing ${code} }`)]
  return [fix(title, file, behind(last.span.end), `${gapOf(entries)}missing ${code}`)]
}

type Entries = readonly (syntax.ScaleCode | syntax.CategoryNode | syntax.MissingCodes)[]

const inOrder = (entries: Entries): Entries => entries.toSorted((a, b) => a.span.start - b.span.start)

const ofScale = ({ codes, missing, span }: syntax.ScaleDeclaration): [Entries, number | undefined] => [
  inOrder([...codes, ...missing]),
  span.end,
]

const ofVariable = ({ type }: syntax.VariableDeclaration): [Entries, number | undefined] => [
  inOrder([...(type?.categories ?? []), ...(type?.missing ?? [])]),
  type?.span.end,
]

/** Entries that stand on lines of their own are further apart than a comma and a blank. */
function gapOf(entries: Entries): string {
  const [last, before] = [entries.at(-1), entries.at(-2)]
  return last !== undefined && before !== undefined && last.span.start - before.span.end > 2 ? '\n  ' : ' '
}

/** Lets an answer stand for a text of the file too. */
function acceptTexts({ key, meant = [] }: DataProblem, study: Study): Fix[] {
  const target = targetOf(study, key)
  return meant.flatMap(({ text, as }): Fix[] => {
    const at = target === undefined ? undefined : entryOf(target, as)
    if (at === undefined) return []
    return [{ title: `Read “${text}” as ${at.name}`, edits: [at.edit(quoted(text))], preferred: false }]
  })
}

/** The answer or category that a text of the study stands for, and how it gets one more. */
function entryOf(
  target: Item | Variable,
  known: string,
): { readonly name: string; readonly edit: (text: string) => TextEdit } | undefined {
  const owner = target.kind === 'item' ? target.scale : target
  if (owner === undefined) return undefined
  const adding =
    (node: syntax.ScaleCode | syntax.CategoryNode, stored: readonly syntax.Code[], self: string) =>
    (text: string): TextEdit => ({
      file: owner.origin.file,
      span: behind(node.span.end),
      newText: stored.length > 0 ? `, ${text}` : ` = ${self}, ${text}`,
    })
  if (owner.kind === 'scale') {
    const one = owner.codes.find(({ code, label, stored }) =>
      [code, label, ...stored].some((of) => String(of) === known),
    )
    const node = owner.node.codes.find(({ code }) => written(code) === one?.code)
    if (one === undefined || node === undefined) return undefined
    const self = typeof one.code === 'number' ? String(one.code) : quoted(one.code)
    return { name: self, edit: adding(node, node.stored, self) }
  }
  const one = owner.categories.find(({ name, label, codes }) =>
    [name, label, ...codes].some((of) => String(of) === known),
  )
  const node = owner.node.type?.categories.find(({ name }) => name.text === one?.name)
  if (one === undefined || node === undefined) return undefined
  return { name: one.name, edit: adding(node, node.codes, quoted(one.name)) }
}

const written = (code: syntax.Code): number | string => (code.kind === 'number' ? code.value : code.text)
