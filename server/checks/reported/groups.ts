import type { Claim, Reported } from '../../../grammar/syntax.ts'
import type { BandSymbol, Comparison, Counts, Score, Study, Table } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { quoted, scoresOf } from '../words.ts'
import { type Measured, measuredOf, NOTHING, namesOf } from './measured.ts'
import { countOf } from './printed.ts'

/** A claim about a group, and the band or category it is about. */
export interface GroupClaim {
  readonly claim: Claim
  readonly category?: string
}

/** Everything that one declaration prints of one group, or of all people together. */
export interface PrintedGroup {
  readonly file: string
  /** For messages: `patient` in `table3`. */
  readonly name: string
  /** Undefined: all people together. */
  readonly group?: string
  readonly claims: readonly GroupClaim[]
  /** Claimed: `n patient = 132`. */
  readonly n?: GroupClaim
  /** Counts typed into a table, by category. */
  readonly typed?: ReadonlyMap<string, number>
  /** Typed or claimed counts by category. */
  readonly cells: ReadonlyMap<string, number>
  /** All categories or bands that there are, in order. */
  readonly categories: readonly string[]
  /** False where n may count people without a value, as in a table of participants. */
  readonly complete: boolean
  /** Of a score with one set of cut-offs. */
  readonly bands: readonly BandSymbol[]
  /** Of a score or an item. */
  readonly attainable?: Attainable
}

/** All that is printed of one declaration: its groups, and its total last. */
export interface PrintedTable {
  readonly name: string
  readonly groups: readonly PrintedGroup[]
  readonly total: PrintedGroup
  /** False where people may be in several of the groups, or in none. */
  readonly parted: boolean
}

/** Everything that the study claims, by declaration. Most declarations claim nothing, and cost nothing here. */
export function printedIn(study: Study): PrintedTable[] {
  const claims = ({ reported }: { readonly reported: readonly Reported[] }): boolean => reported.length > 0
  const counts = [...study.counts.values()].filter(claims)
  return [
    ...counts.map((one) => ofCounts(one, one, one.reported, one.origin.file)),
    ...study.comparisons.filter(claims).flatMap((comparison) => ofComparison(comparison) ?? []),
    ...study.tables.filter(claims).flatMap(ofTable),
    ...scoresOf(study).flatMap(({ score }) => (claims(score.node) ? ofScore(score, study) : [])),
  ].filter(({ groups, total }) => [...groups, total].some(({ claims }) => claims.length > 0))
}

interface Parts {
  readonly name: string
  readonly file: string
  readonly reported: readonly Reported[]
  readonly groups: readonly { readonly name: string; readonly measured: Measured }[]
  readonly total: Measured
  readonly complete: boolean
  readonly parted?: boolean
  /** Names that say which variable is meant, of several. */
  readonly about?: ReadonlySet<string>
  readonly typed?: (group: string | undefined) => ReadonlyMap<string, number>
}

function assemble({ name, file, reported, groups, total, complete, parted = true, about, typed }: Parts): PrintedTable {
  const claims = reported.flatMap((one) => one.claims).filter(({ value }) => value !== undefined)
  const names = groups.map((group) => group.name)
  const categories = new Set([...groups.flatMap(({ measured }) => measured.categories), ...total.categories])
  const placed = claims.flatMap((claim) => place(claim, categories, new Set(names), about) ?? [])
  const make = (group: string | undefined, measured: Measured): PrintedGroup => {
    const own = placed.filter((one) => one.group === group)
    const n = own.find(({ claim }) => claim.name.text === 'n' && countOf(claim) !== undefined)
    const given = typed?.(group)
    const counted = own.flatMap(({ claim, category }): [string, number][] => {
      const count = claim.name.text === 'count' ? countOf(claim) : undefined
      return category === undefined || count === undefined ? [] : [[category, count]]
    })
    return {
      file,
      name: group === undefined ? quoted(name) : `${quoted(group)} in ${quoted(name)}`,
      ...(group === undefined ? {} : { group }),
      claims: own,
      ...(n === undefined ? {} : { n }),
      ...(given === undefined ? {} : { typed: given }),
      cells: given ?? new Map(counted),
      complete,
      ...measured,
    }
  }
  return { name, groups: groups.map((one) => make(one.name, one.measured)), total: make(undefined, total), parted }
}

interface Placed extends GroupClaim {
  readonly group?: string
}

/** Which category and which group a claim names; undefined when a name is neither, which others report, or could be both. */
function place(
  claim: Claim,
  categories: ReadonlySet<string>,
  groups: ReadonlySet<string>,
  about: ReadonlySet<string> = new Set(),
): Placed | undefined {
  const ofCategory = ['count', 'percent'].includes(claim.name.text)
  let category: string | undefined
  let group: string | undefined
  for (const { path } of claim.of) {
    const whole = path.map(({ text }) => text).join('.')
    const last = path.at(-1)?.text ?? ''
    const fitting = (known: ReadonlySet<string>) => [whole, last].find((name) => known.has(name))
    const asCategory = ofCategory && category === undefined ? fitting(categories) : undefined
    const asGroup = group === undefined ? fitting(groups) : undefined
    if (asCategory !== undefined) category = asCategory
    else if (asGroup !== undefined) group = asGroup
    else if (fitting(about) === undefined) return undefined
  }
  if (ofCategory && category === undefined) return undefined
  return { claim, ...(category === undefined ? {} : { category }), ...(group === undefined ? {} : { group }) }
}

function ofCounts(
  { columns, rows, counts }: Counts,
  { name }: { readonly name: string },
  reported: readonly Reported[],
  file: string,
): PrintedTable {
  const measured = { ...NOTHING, categories: rows.map((row) => row.name) }
  return assemble({
    name,
    file,
    reported,
    groups: columns.map((column) => ({ name: column.name, measured })),
    total: measured,
    complete: true,
    typed: (group) => {
      const column = columns.findIndex((one) => one.name === group)
      const cell = (row: readonly number[]): number =>
        group === undefined ? row.reduce((a, b) => a + b, 0) : (row[column] ?? 0)
      return new Map(rows.map((row, i) => [row.name, cell(counts[i] ?? [])]))
    },
  })
}

function ofComparison(comparison: Comparison): PrintedTable | undefined {
  const { question, reported, name, origin } = comparison
  const parts = { name, file: origin.file, reported, complete: true }
  switch (question?.kind) {
    case 'counts':
      return ofCounts(question.counts, comparison, reported, origin.file)
    case 'groups': {
      const measured = measuredOf(question.sample.expression)
      const groups = question.by.categories.map((one) => ({ name: one.name, measured }))
      return assemble({ ...parts, groups, total: measured })
    }
    case 'two-samples': {
      const groups = [question.first, question.second].map((sample) => ({
        name: sample.name,
        measured: measuredOf(sample.expression),
      }))
      return assemble({ ...parts, groups, total: NOTHING })
    }
    default:
      return undefined
  }
}

/** A variable at a time, since each has categories of its own; what names none is about the people. */
function ofTable({ name, reported, rows, by, origin }: Table): PrintedTable[] {
  const groups = by?.categories.map((one) => one.name) ?? []
  const categories = rows.flatMap((row) => measuredOf(row).categories)
  const unique = new Set(categories.filter((name) => categories.indexOf(name) === categories.lastIndexOf(name)))
  return rows.map((row) => {
    const measured = measuredOf(row)
    const about = new Set(namesOf(row))
    const isOwn = ({ name: what, of }: Claim): boolean => {
      const named = of.flatMap(({ path }) => path.map(({ text }) => text))
      const counted = ['count', 'percent'].includes(what.text) && named.some((one) => unique.has(one))
      return rows.length === 1 || what.text === 'n' || counted || named.some((one) => about.has(one))
    }
    const own = reported.map((one) => ({ ...one, claims: one.claims.filter(isOwn) }))
    const parts = { name, file: origin.file, reported: own, complete: false, about }
    return assemble({ ...parts, groups: groups.map((group) => ({ name: group, measured })), total: measured })
  })
}

function ofScore(score: Score, study: Study): PrintedTable[] {
  const measured = measuredOf({ kind: 'score', score, type: score.type, span: score.origin.span })
  const names = [...study.variables.values()].flatMap(({ categories }) => categories.map((one) => one.name))
  return [
    assemble({
      name: score.name,
      file: score.origin.file,
      reported: score.node.reported,
      groups: [...new Set(names)].map((name) => ({ name, measured })),
      total: measured,
      complete: true,
      // Categories of all variables of the study.
      parted: false,
    }),
  ]
}

/** Typed counts added up; undefined where nothing was typed. */
export const typedSum = ({ typed }: PrintedGroup): number | undefined =>
  typed === undefined ? undefined : [...typed.values()].reduce((a, b) => a + b, 0)

/** The counts of all categories added up; undefined while one is not known. */
export function cellSum({ cells, categories }: PrintedGroup): number | undefined {
  if (categories.length === 0 || !categories.every((name) => cells.has(name))) return undefined
  return categories.reduce((sum, name) => sum + (cells.get(name) ?? 0), 0)
}

/** How many people the figures of a group are about, as printed, where that is certain. */
export function sizeOf(group: PrintedGroup): number | undefined {
  if (!group.complete) return undefined
  return (group.n === undefined ? undefined : countOf(group.n.claim)) ?? cellSum(group)
}
