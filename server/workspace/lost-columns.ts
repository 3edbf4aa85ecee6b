import type { Dataset, Study } from '../model/study.ts'
import type { ColumnRef } from '../plan/request.ts'

const MOST = 6

/** @returns why a result that needs these columns has none of them, in a sentence without a full stop */
export function whyLost(
  study: Study,
  dataset: Dataset,
  lost: readonly ColumnRef[],
  has: (key: string) => boolean,
): string {
  const names = [
    ...new Set(lost.map(({ column, occasion }) => (occasion === undefined ? column : `${column} at ${occasion}`))),
  ]
  const listed =
    names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : names.join(', ')
  const occasions = [...study.occasions.values()].flatMap((set) => set.occasions.map(({ name }) => name))
  const measured = occasions.filter((occasion) => lost.every(({ column }) => has(`${column}@${occasion}`)))
  if (measured.length > 0) return `${listed} is measured at ${measured.join(', ')}: say which, \`… at ${measured[0]}\``
  const others = study.datasets.filter((other) => other !== dataset)
  const elsewhere = others.filter((other) => bound(other, lost))
  if (others.length > 0)
    return `this version does not join several files: results come from \`${dataset.name}\` alone, which has no column for ${listed}${elsewhere.length > 0 ? ` (it is in \`${elsewhere.map(({ name }) => name).join('`, `')}\`)` : ''}`
  return `the data have no column for ${listed}`
}

/** Whether the clauses of a data set name one of the columns. */
const bound = ({ bindings }: Dataset, lost: readonly ColumnRef[]): boolean =>
  bindings.some(({ target, occasion }) =>
    lost.some(
      (ref) =>
        ref.column === (target.kind === 'item' ? `${target.instrument}.${target.name}` : target.name) &&
        ref.occasion === occasion,
    ),
  )
