import type { Span } from '../../grammar/text.ts'
import type { Dataset, Study } from '../model/study.ts'
import { columnKey, type NeededColumn, neededColumns, targetName } from './columns.ts'
import { backticked, nearest, quotedList } from './nearest.ts'
import type { DataProblem } from './problem.ts'

export interface BoundColumn {
  readonly need: NeededColumn
  /** From 0. */
  readonly position: number
  readonly heading: string
}

export interface Binding {
  readonly columns: readonly BoundColumn[]
  readonly id?: { readonly position: number; readonly heading: string }
  readonly weight?: { readonly position: number; readonly heading: string }
  readonly problems: readonly DataProblem[]
}

/** How a heading is compared: without the blanks around it, composed characters. */
export function headingForm(text: string): string {
  return text.normalize('NFC').trim()
}

const LISTED = 8

/** Finds the column of every item and variable among the headings of a file. */
export function bindColumns(study: Study, dataset: Dataset, headings: readonly string[]): Binding {
  const problems: DataProblem[] = []
  const at = { file: dataset.origin.file, span: dataset.origin.nameSpan, occurrences: [] }
  const positions = new Map<string, number[]>()
  for (const [position, heading] of headings.entries()) {
    const form = headingForm(heading)
    const known = positions.get(form)
    if (known === undefined) positions.set(form, [position])
    else known.push(position)
  }

  const duplicates = new Set<string>()
  /** The one position of a heading; a heading that occurs twice is reported once and binds to nothing. */
  const find = (heading: string, span = at.span): { position: number; heading: string } | undefined => {
    const form = headingForm(heading)
    const found = positions.get(form)
    if (found === undefined) return undefined
    if (found.length === 1) return { position: found[0]!, heading: headings[found[0]!]! }
    if (!duplicates.has(form))
      problems.push({
        ...at,
        span,
        code: 'column-duplicate',
        severity: 'error',
        column: form,
        line: 1,
        count: found.length,
        message: `The heading “${form}” stands over ${found.length} columns (${found.map((p) => p + 1).join(', ')}); rename all but one in the file.`,
      })
    duplicates.add(form)
    return undefined
  }

  const columns: BoundColumn[] = []
  const missing: NeededColumn[] = []
  for (const need of neededColumns(study, dataset)) {
    const present = [...new Set(need.headings.map(headingForm))].filter((heading) => positions.has(heading))
    // A file that uses the study's own names needs no clause.
    if (present.length === 0 && need.explicit && need.occasion === undefined && positions.has(need.target.name))
      present.push(need.target.name)
    if (present.length === 0) {
      missing.push(need)
      continue
    }
    if (present.length > 1) {
      problems.push({
        ...at,
        span: need.span,
        code: 'column-ambiguous',
        severity: 'error',
        column: present[0]!,
        line: 1,
        count: present.length,
        message: `\`${targetName(need.target)}\` could be read from ${quotedList(present)}, and the file has ${present.length === 2 ? 'both' : 'all of them'}; name only the right one in a column clause.`,
      })
      continue
    }
    const found = find(present[0]!, need.span)
    if (found !== undefined) columns.push({ need, ...found })
  }

  const { kept: unique, lost } = refuseShared(columns, problems, at)
  // With several data sets another one may have the column.
  if (study.datasets.length === 1) reportTaken(study, lost, positions, problems, at)
  const taken = new Set(columns.map(({ heading }) => headingForm(heading)))
  reportMissing(study, faults(missing, columns), positions, taken, problems, at)

  const single = (
    names: readonly string[] | undefined,
    what: string,
    span = at.span,
  ): { position: number; heading: string } | undefined => {
    if (names === undefined) return undefined
    const present = [...new Set(names.map(headingForm))].filter((one) => positions.has(one))
    if (present.length > 1) {
      problems.push({
        ...at,
        span,
        code: 'column-ambiguous',
        severity: 'error',
        column: present[0]!,
        line: 1,
        count: present.length,
        message: `The ${what} could be read from ${quotedList(present)}, and the file has ${present.length === 2 ? 'both' : 'all of them'}; name only the right one in the ${what} clause.`,
      })
      return undefined
    }
    const name = names.find((one) => positions.has(headingForm(one))) ?? names[0]!
    const bound = unique.find(({ need }) => names.some((one) => need.key === columnKey({ column: one })))
    const found = find(name, span) ?? bound
    if (found === undefined && !duplicates.has(headingForm(name)))
      problems.push({
        ...at,
        span,
        code: 'column-missing',
        severity: 'error',
        column: name,
        line: 1,
        count: 1,
        message: `The file has no column ${names.map((one) => `“${one}”`).join(' or ')}, which the ${what} clause names${suggestion(name, positions.keys())}.`,
        near: nearest(name, positions.keys()),
      })
    return found === undefined ? undefined : { position: found.position, heading: found.heading }
  }
  const id = single(dataset.id, 'id', clauseSpan(dataset, 'id'))
  const others = problems.length
  const weight = single(dataset.weight, 'weight', clauseSpan(dataset, 'weight'))
  // What stops everything is said first.
  if (dataset.weight !== undefined && weight === undefined) problems.unshift(...problems.splice(others))
  return {
    columns: unique,
    ...(id === undefined ? {} : { id }),
    ...(weight === undefined ? {} : { weight }),
    problems,
  }
}

/** @returns where a clause of the data stands, their name where there is none */
const clauseSpan = ({ node, origin }: Dataset, kind: 'id' | 'weight'): Span =>
  node.clauses.findLast((clause) => clause.kind === kind)?.span ?? origin.nameSpan

type At = Pick<DataProblem, 'file' | 'span' | 'occurrences'>

/**
 * A column that two items or variables claim by name belongs to neither; one that is stated wins. Stated twice it is
 * read twice (a variable grouped in two ways, a questionnaire scored in two ways), but never as two items of one
 * questionnaire: there it is a slip of copying.
 */
function refuseShared(
  columns: readonly BoundColumn[],
  problems: DataProblem[],
  at: At,
): { readonly kept: BoundColumn[]; readonly lost: readonly Taken[] } {
  const claims = new Map<number, BoundColumn[]>()
  for (const column of columns) {
    const others = claims.get(column.position)
    if (others === undefined) claims.set(column.position, [column])
    else others.push(column)
  }
  const kept: BoundColumn[] = []
  const lost: Taken[] = []
  for (const claimants of claims.values()) {
    const stated = claimants.filter(({ need }) => need.explicit)
    const winners = stated.length > 0 ? stated : claimants
    if (winners.length === 1 || (stated.length > 0 && !itemsOfOne(stated))) {
      kept.push(...winners)
      for (const { need } of claimants.filter((one) => !winners.includes(one))) lost.push({ need, by: winners[0]! })
      continue
    }
    const names = winners.map(({ need }) => need.key)
    problems.push({
      ...at,
      span: winners.at(-1)!.need.span,
      code: 'column-ambiguous',
      severity: 'error',
      column: winners[0]!.heading,
      line: 1,
      count: winners.length,
      message:
        stated.length > 0
          ? `The column “${winners[0]!.heading}” is given to ${backticked(names)}: one answer cannot be two items. Correct one of the headings.`
          : `The column “${winners[0]!.heading}” fits ${backticked(names)}; say which with: \`column "${winners[0]!.heading}" as ${names[0]}\`.`,
    })
  }
  return { kept: kept.sort((a, b) => a.position - b.position), lost }
}

/** What would have been found by its name, had its column not been given to something else. */
interface Taken {
  readonly need: NeededColumn
  readonly by: BoundColumn
}

/** A column that was given away leaves what it is named after without one: a slip of copying, or a second clause is due. */
function reportTaken(
  study: Study,
  lost: readonly Taken[],
  positions: ReadonlyMap<string, readonly number[]>,
  problems: DataProblem[],
  at: At,
): void {
  const whole = new Set<string>()
  for (const { need, by } of lost) {
    const { target } = need
    const winner = by.need.target
    const instrument = target.kind === 'item' ? target.instrument : undefined
    const sameInstrument = instrument !== undefined && winner.kind === 'item' && winner.instrument === instrument
    const together = lost.filter((one) => one.need.target.kind === 'item' && one.need.target.instrument === instrument)
    const all = instrument !== undefined && together.length > 1 && together.length === itemsOf(study, instrument)
    if (all && whole.has(instrument)) continue
    if (all) whole.add(instrument)
    const none = all
      ? `so the ${together.length} items of \`${instrument}\` have none`
      : `so \`${targetName(target)}\` has none`
    const meant = positions.has(winner.name) && winner.name !== by.heading ? `“${winner.name}”` : 'another column'
    const out = sameInstrument
      ? `Is ${meant} meant here?`
      : `If they hold the same, say it of both: \`column "${by.heading}" as ${targetName(target)}\`; else say how the other is headed.`
    problems.push({
      ...at,
      span: by.need.span,
      code: 'column-missing',
      severity: 'error',
      column: by.heading,
      line: 1,
      count: all ? together.length : 1,
      message: `The column “${by.heading}” is given to \`${by.need.key}\`, ${none}. ${out}`,
    })
  }
}

/** Whether two of the claimants are items of one instrument, or one of them twice. */
function itemsOfOne(claimants: readonly BoundColumn[]): boolean {
  const owners = claimants.flatMap(({ need: { target } }) => (target.kind === 'item' ? [target.instrument] : []))
  return new Set(owners).size < owners.length
}

function suggestion(name: string, headings: Iterable<string>): string {
  const near = nearest(name, headings)
  return near.length === 0 ? '' : `; near it are ${quotedList(near, 'and')}`
}

/**
 * What a file should have and has not. A pattern for every item stands for those that are there; a questionnaire that
 * has some of its items at an occasion should have the others too. What is found at an occasion is needed nowhere else.
 */
function faults(missing: readonly NeededColumn[], found: readonly BoundColumn[]): NeededColumn[] {
  const part = ({ target, occasion }: NeededColumn): string =>
    `${target.kind === 'item' ? target.instrument : target.name}@${occasion ?? ''}`
  const begun = new Set(found.map(({ need }) => part(need)))
  const atOccasions = new Set(found.filter(({ need }) => need.wherever).map(({ need }) => targetName(need.target)))
  return missing.filter((need) =>
    need.wherever ? begun.has(part(need)) : need.explicit || !atOccasions.has(targetName(need.target)),
  )
}

/** A questionnaire of which no item is found is one problem, not as many as it has items. */
function reportMissing(
  study: Study,
  missing: readonly NeededColumn[],
  positions: ReadonlyMap<string, readonly number[]>,
  taken: ReadonlySet<string>,
  problems: DataProblem[],
  at: At,
): void {
  // With several data sets a column that is found by its name may be in another one.
  const reported = study.datasets.length > 1 ? missing.filter((need) => need.explicit) : missing
  const groups = new Map<string, NeededColumn[]>()
  for (const need of reported) {
    const { target } = need
    const key = target.kind === 'item' ? `${target.instrument}@${need.occasion ?? ''}` : need.key
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [need])
    else group.push(need)
  }
  for (const group of groups.values()) {
    const first = group[0]!
    const { target } = first
    const whole = target.kind === 'item' && group.length > 1 && group.length === itemsOf(study, target.instrument)
    if (whole) {
      const names = group.slice(0, LISTED).map((need) => need.headings[0]!)
      const more = group.length > LISTED ? ` and ${group.length - LISTED} more` : ''
      const occasion = first.occasion === undefined ? '' : ` at ${first.occasion}`
      problems.push({
        ...at,
        span: first.span,
        code: 'column-missing',
        severity: 'error',
        column: first.headings[0]!,
        line: 1,
        count: group.length,
        message: `The file has a column for none of the ${group.length} items of \`${target.instrument}\`${occasion} (${names.join(', ')}${more}); say how they are headed with: \`columns "…{1..${group.length}}" as ${target.instrument}.${target.name}..${group.at(-1)!.target.name}\`.`,
      })
      continue
    }
    for (const need of group)
      problems.push({
        ...at,
        span: need.span,
        code: 'column-missing',
        severity: 'error',
        column: need.headings[0]!,
        key: need.key,
        near: nearest(
          need.headings[0]!,
          [...positions.keys()].filter((heading) => !taken.has(heading)),
        ),
        line: 1,
        count: 1,
        message: `The file has no column ${quotedList(need.headings.slice(0, need.explicit ? LISTED : 1))}${need.explicit ? ` for \`${need.key}\`` : ''}${suggestion(need.headings[0]!, positions.keys())}; correct the heading, or say what it is called with: \`column "…" as ${targetName(need.target)}\`.`,
      })
  }
}

function itemsOf(study: Study, instrument: string): number {
  return study.instruments.get(instrument)?.items.length ?? 0
}
