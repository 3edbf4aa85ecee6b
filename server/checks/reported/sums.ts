import { type Diagnostic, diagnostic, type Related } from '../../../grammar/diagnostic.ts'
import type { Claim } from '../../../grammar/syntax.ts'
import type { Study } from '../../model/study.ts'
import { quoted } from '../words.ts'
import { cellSum, type PrintedGroup, type PrintedTable, printedIn, typedSum } from './groups.ts'
import { countOf } from './printed.ts'

/** Counts must add up to their n: those of the categories to that of the group, those of the groups to the total. */
export function* sums(study: Study): Generator<Diagnostic> {
  // The n of a table of participants is held against every variable, and said to be wrong once.
  const said = new Set<string>()
  for (const table of printedIn(study))
    for (const found of [
      ...[...table.groups, table.total].flatMap((one) => [...ofCategories(one)]),
      ...ofGroups(table),
    ]) {
      const at = `${found.span.start} ${found.file}`
      if (said.has(at)) continue
      said.add(at)
      yield found
    }
}

function* ofCategories(group: PrintedGroup): Generator<Diagnostic> {
  const n = sizeClaimed(group)
  if (n === undefined) return
  const sum = typedSum(group) ?? cellSum(group)
  const known = [...group.cells.values()].reduce((a, b) => a + b, 0)
  // People without a value are in none of the categories, so that fewer is possible where n counts them.
  const wrong = sum !== undefined && (group.complete ? sum !== n.count : sum > n.count)
  if (!wrong && (group.typed !== undefined || known <= n.count)) return
  const counts = [...group.cells.values()]
  const related = group.claims.flatMap(({ claim, category }): Related[] =>
    claim.name.text === 'count' && category !== undefined
      ? [{ file: group.file, span: claim.span, message: `${category} is counted here` }]
      : [],
  )
  yield notTheSum(group, n, counts, sum !== undefined && group.complete ? sum : undefined, related)
}

function* ofGroups({ groups, total, parted }: PrintedTable): Generator<Diagnostic> {
  const n = sizeClaimed(total)
  const sizes = groups.map(sizeClaimed)
  if (!parted || n === undefined || sizes.length === 0 || !sizes.every((one) => one !== undefined)) return
  const counts = sizes.map(({ count }) => count)
  const sum = counts.reduce((a, b) => a + b, 0)
  if (total.complete ? sum === n.count : sum <= n.count) return
  const related = sizes.map(({ claim }) => ({ file: total.file, span: claim.span, message: 'A group of it' }))
  yield notTheSum(total, n, counts, sum, related)
}

interface Size {
  readonly claim: Claim
  readonly count: number
}

function sizeClaimed({ n }: PrintedGroup): Size | undefined {
  const count = n === undefined ? undefined : countOf(n.claim)
  return n === undefined || count === undefined ? undefined : { claim: n.claim, count }
}

function notTheSum(
  group: PrintedGroup,
  { claim, count }: Size,
  counts: readonly number[],
  right: number | undefined,
  related: readonly Related[],
): Diagnostic {
  const sum = counts.reduce((a, b) => a + b, 0)
  const at = { file: group.file, span: claim.value?.span ?? claim.span }
  const added = counts.length > 1 ? `${counts.join(' + ')} = ${sum}` : String(sum)
  const whom = group.group === undefined ? 'all' : quoted(group.group)
  return diagnostic(
    'reported-sum',
    at,
    `The counts of ${whom} add up to ${added}, not to the reported n of ${count}. One of them is wrong.`,
    {
      related,
      fixes: right === undefined ? [] : [{ title: `Write ${right}`, edits: [{ ...at, newText: String(right) }] }],
    },
  )
}
