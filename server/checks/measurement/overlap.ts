import type { Expression, Item, SampleModel, Study } from '../../model/study.ts'
import { Combinations } from '../conditions/combinations.ts'
import { within } from '../words.ts'

/**
 * Whether one person can be in both samples. People are told apart by the conditions of the samples and by who is asked the
 * instruments and items; a condition that cannot be judged tells nobody apart.
 * @param common what holds for everybody in the comparison
 * @returns true also where it cannot be decided
 */
export function mayOverlap(
  first: SampleModel,
  second: SampleModel,
  common: readonly (Expression | undefined)[],
  study: Study,
): boolean {
  const conditions = [...membership(first, study), ...membership(second, study), ...common.flatMap(conjuncts)].filter(
    (condition) => new Combinations([condition]).complete,
  )
  const combinations = new Combinations(conditions)
  if (!combinations.complete) return true
  return combinations.describe((truth) => conditions.every((condition) => truth(condition) === true), 1).length > 0
}

/** Conditions that hold for everybody who has a value in the sample. */
function membership({ expression, where }: SampleModel, study: Study): readonly Expression[] {
  const instruments = new Set<string>()
  const items: Item[] = []
  for (const part of within(expression)) {
    if (part.kind === 'item') {
      instruments.add(part.item.instrument)
      items.push(part.item)
    } else if (part.kind === 'score' || part.kind === 'band' || part.kind === 'norm')
      instruments.add(part.score.instrument)
  }
  const asked = [...instruments].map((name) => study.instruments.get(name)?.askedWhen)
  // Who is not asked an item has a value all the same where the item says what it counts as.
  const own = items.filter(({ otherwise }) => otherwise === undefined).map(({ askedWhen }) => askedWhen)
  return [where, ...asked, ...own].flatMap(conjuncts)
}

/** The parts that all have to hold. */
function conjuncts(condition: Expression | undefined): readonly Expression[] {
  if (condition === undefined) return []
  if (condition.kind !== 'logic' || condition.operator !== 'and') return [condition]
  return [...conjuncts(condition.left), ...conjuncts(condition.right)]
}
