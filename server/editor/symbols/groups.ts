import type { Claim, ComparisonClause, CountColumn, CountRow, Name, Sample } from '../../../grammar/syntax.ts'
import type { Comparison, Counts } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import type { EditorSymbol, GroupSymbol, Occurrence } from './symbol.ts'

/**
 * The names that claims read: columns and rows of counts, samples by their `as NAME`. A sample that is called by a category
 * is that category.
 * @param known what the model says of the names of the study
 */
export function groupsIn({ study }: Snapshot, known: readonly Occurrence[]): Occurrence[] {
  const found: Occurrence[] = []
  const ofCounts = new Map<Counts, readonly GroupSymbol[]>()
  for (const counts of study.counts.values()) {
    const { file } = counts.origin
    const groups = [...counts.node.columns, ...counts.node.rows].map((node) => groupOf(counts, node))
    ofCounts.set(counts, groups)
    found.push(...groups.map((symbol) => declaration(symbol)))
    found.push(
      ...claimed(
        counts.reported.flatMap(({ claims }) => claims),
        groups,
        file,
      ),
    )
  }
  for (const comparison of study.comparisons) {
    const { file } = comparison.origin
    const claims = comparison.reported.flatMap((reported) => reported.claims)
    const { question } = comparison
    if (question?.kind === 'counts') {
      found.push(...claimed(claims, ofCounts.get(question.counts) ?? [], file))
      continue
    }
    const samples = aliasesIn(comparison).map(([name, sample]) => {
      const category = known.find((one) => one.file === file && one.span.start === name.span.start)?.symbol
      return category ?? sampleGroup(comparison, name, sample)
    })
    found.push(...samples.flatMap((symbol) => (symbol.kind === 'group' ? [declaration(symbol)] : [])))
    found.push(...claimed(claims, samples, file))
  }
  return found
}

const declaration = (symbol: GroupSymbol): Occurrence => ({
  symbol,
  file: symbol.origin.file,
  span: symbol.origin.nameSpan,
  role: 'declaration',
})

const groupOf = ({ name, origin }: Counts, node: CountColumn | CountRow): GroupSymbol => ({
  kind: 'group',
  name: node.name.text,
  label: node.label?.text ?? node.name.text,
  owner: name,
  origin: { file: origin.file, span: node.span, nameSpan: node.name.span },
})

const sampleGroup = ({ name: owner, origin }: Comparison, name: Name, { span }: Sample): GroupSymbol => ({
  kind: 'group',
  name: name.text,
  label: name.text,
  owner,
  origin: { file: origin.file, span, nameSpan: name.span },
})

/** The samples of a comparison that have a name of their own. */
function aliasesIn({ node }: Comparison): (readonly [Name, Sample])[] {
  return node.clauses
    .flatMap(samplesOf)
    .flatMap((sample) => (sample.as === undefined ? [] : [[sample.as, sample] as const]))
}

function samplesOf(clause: ComparisonClause): Sample[] {
  switch (clause.kind) {
    case 'compare':
    case 'correlate':
      return [clause.first, clause.second].filter((sample) => sample !== undefined)
    case 'agreement':
      return [...clause.samples]
    case 'detect':
      return clause.score === undefined ? [] : [clause.score]
    default:
      return []
  }
}

/** Where claims name these groups. */
function claimed(claims: readonly Claim[], groups: readonly EditorSymbol[], file: string): Occurrence[] {
  return claims.flatMap((claim) =>
    claim.of.flatMap(({ path }): Occurrence[] => {
      const name = path.length === 1 ? path[0] : undefined
      const symbol = groups.find((group) => group.name === name?.text)
      return name === undefined || symbol === undefined ? [] : [{ symbol, file, span: name.span, role: 'use' }]
    }),
  )
}
