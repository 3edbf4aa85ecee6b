import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Cutoffs, Expression, Instrument, Score, Study } from '../../model/study.ts'
import { Combinations } from '../conditions/combinations.ts'
import { listed, quoted, scoresOf, understood } from '../words.ts'

/** Cut-offs of one score for different people: everybody is in exactly one set, and all sets have the same bands. */
export function* bandSets(study: Study): Generator<Diagnostic> {
  for (const { instrument, score } of scoresOf(study)) {
    const sets = score.cutoffs
    if (sets.length === 0 || sets.some((set) => set.node.broken)) continue
    yield* sameBands(score)
    if (sets.some((set) => (set.node.when && !set.when) || (set.when && !understood(set.when)))) continue
    yield* everybodyOnce(instrument, score, known(instrument, study))
  }
}

function* sameBands({ name, cutoffs: [first, ...others] }: Score): Generator<Diagnostic> {
  const names = (set: Cutoffs): string => set.bands.map((band) => band.name).join(', ')
  for (const set of others) {
    if (!first || names(set) === names(first)) continue
    yield diagnostic(
      'cutoffs-sets-differ',
      { file: set.origin.file, span: set.origin.nameSpan },
      `The bands of ${quoted(name)} are ${names(set)} here and ${names(first)} in its first cut-offs. All cut-offs of a score need the same names in the same order.`,
      { related: [{ file: first.origin.file, span: first.origin.nameSpan, message: `here they are ${names(first)}` }] },
    )
  }
}

/**
 * Of a variable that it needs, an instrument knows the categories that it names; the study may have others, which have no
 * bands, and is told so where it uses the instrument.
 * @returns conditions that hold for everybody the instrument is made for
 */
function known({ node }: Instrument, study: Study): Expression[] {
  return node.clauses.flatMap((clause): Expression[] => {
    if (clause.kind !== 'needs' || clause.variable?.name === undefined) return []
    const variable = study.variables.get(clause.variable.name.text)
    const names = new Set(clause.variable.type?.categories.map((one) => one.name.text))
    const categories = variable?.categories.filter(({ name }) => names.has(name)) ?? []
    if (variable === undefined || names.size === 0 || categories.length === variable.categories.length) return []
    const { span } = clause
    const { type } = variable
    const values = categories.map((category): Expression => ({ kind: 'category', category, type, span }))
    const operand: Expression = { kind: 'variable', variable, type, span }
    return [{ kind: 'in-list', operand, values, type: { kind: 'flag' }, span }]
  })
}

/** @param made conditions that hold for everybody the instrument is made for */
function* everybodyOnce(instrument: Instrument, score: Score, made: readonly Expression[]): Generator<Diagnostic> {
  const sets = score.cutoffs
  const asked = instrument.askedWhen
  if (asked && !understood(asked)) return
  const conditions = sets.flatMap((set) => set.when ?? [])
  const unconditional = sets.filter((set) => !set.when)
  if (conditions.length === 0 && unconditional.length < 2) return
  const combinations = new Combinations([...conditions, ...(asked ? [asked] : []), ...made])
  if (!combinations.decided && unconditional.length < 2) return
  const applies = (set: Cutoffs, truth: (condition: Expression) => boolean | undefined): boolean | undefined =>
    set.when ? truth(set.when) : true
  const isAsked = (truth: (condition: Expression) => boolean | undefined): boolean =>
    (!asked || truth(asked) === true) && made.every((condition) => truth(condition) === true)

  for (const [index, set] of sets.entries())
    for (const earlier of sets.slice(0, index)) {
      const both = (truth: (condition: Expression) => boolean | undefined): boolean =>
        isAsked(truth) && applies(set, truth) === true && applies(earlier, truth) === true
      const people = combinations.decided ? combinations.describe(both) : ['']
      if (people.length === 0) continue
      yield diagnostic(
        'cutoffs-conditions-overlap',
        { file: set.origin.file, span: set.node.when?.span ?? set.origin.nameSpan },
        `Two sets of cut-offs of ${quoted(score.name)} apply to ${peopleText(people)}. Let the conditions exclude each other.`,
        {
          related: [
            {
              file: earlier.origin.file,
              span: earlier.node.when?.span ?? earlier.origin.nameSpan,
              message: earlier.when ? 'this condition holds for them too' : 'these cut-offs are for everybody',
            },
          ],
        },
      )
    }

  if (unconditional.length > 0) return
  const nobodys = combinations.describe((truth) => isAsked(truth) && sets.every((set) => applies(set, truth) === false))
  const last = sets.at(-1)!
  if (nobodys.length > 0)
    yield diagnostic(
      'cutoffs-conditions-incomplete',
      { file: last.origin.file, span: last.node.when?.span ?? last.origin.nameSpan },
      `No cut-offs of ${quoted(score.name)} apply to ${peopleText(nobodys)}, so their scores have no band. Add cut-offs for them, or widen a condition.`,
      {
        related: sets.slice(0, -1).map((set) => ({
          file: set.origin.file,
          span: set.node.when?.span ?? set.origin.nameSpan,
          message: 'another condition of these cut-offs',
        })),
      },
    )
}

function peopleText(people: readonly string[]): string {
  if (people.every((group) => group === '')) return 'everybody'
  return `people with ${listed(
    people.map((group) => group.replace(/, ([^,]*)$/, ' and $1')),
    6,
    'or with',
  )}`
}
