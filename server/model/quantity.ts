import { constant, plus, times, type ValueSet } from './attainable.ts'
import { add, multiply, type Rational, rational } from './rational.ts'

/**
 * What is known of a number. Sums, differences and multiples are kept as a linear form over items (or other parts that
 * vary by themselves), so that an item that comes twice does not count as two: `a + b - a` takes the values of b.
 */
export interface Quantity {
  readonly set: ValueSet
  readonly linear?: Linear
}

interface Linear {
  readonly terms: ReadonlyMap<object, Term>
  readonly constant: Rational
}

interface Term {
  readonly coefficient: Rational
  readonly set: ValueSet
}

const NONE: ReadonlyMap<object, Term> = new Map()
const ZERO = rational(0)
const ONE = rational(1)

export const constantQuantity = (value: Rational): Quantity => ({
  set: constant(value),
  linear: { terms: NONE, constant: value },
})

/** Something that varies by itself, known again by its key. */
export const atom = (key: object, set: ValueSet): Quantity => ({
  set,
  linear: { terms: new Map([[key, { coefficient: ONE, set }]]), constant: ZERO },
})

export function addQuantities(a: Quantity, b: Quantity): Quantity {
  if (a.linear === undefined || b.linear === undefined) return { set: plus(a.set, b.set) }
  const linear = combine(a.linear, b.linear)
  if (linear === undefined) return { set: plus(a.set, b.set) }
  if (linear.disjoint) return { set: plus(a.set, b.set), linear: linear.form }
  let set = constant(linear.form.constant)
  for (const term of linear.form.terms.values()) set = plus(set, times(term.set, term.coefficient))
  return { set, linear: linear.form }
}

/** The sum of many, such as the items of a score: one linear form is filled, not one for each of them. */
export function sumOf(quantities: readonly Quantity[]): Quantity {
  const terms = new Map<object, Term>()
  let set = constant(ZERO)
  for (const part of quantities) {
    const [own, ...more] = part.linear?.terms ?? NONE
    const isAtom =
      own !== undefined && more.length === 0 && own[1].coefficient === ONE && part.linear!.constant === ZERO
    if (!isAtom || terms.has(own[0])) return quantities.reduce(addQuantities, constantQuantity(ZERO))
    terms.set(own[0], own[1])
    set = plus(set, part.set)
  }
  return { set, linear: { terms, constant: ZERO } }
}

/** @returns undefined when the coefficients leave exact arithmetic */
function combine(a: Linear, b: Linear): { form: Linear; disjoint: boolean } | undefined {
  try {
    const terms = new Map(a.terms)
    let disjoint = true
    for (const [key, term] of b.terms) {
      const known = terms.get(key)
      if (known === undefined) {
        terms.set(key, term)
        continue
      }
      disjoint = false
      const coefficient = add(known.coefficient, term.coefficient)
      if (coefficient.n === 0) terms.delete(key)
      else terms.set(key, { coefficient, set: term.set })
    }
    return { form: { terms, constant: add(a.constant, b.constant) }, disjoint }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export function scaleQuantity(a: Quantity, factor: Rational): Quantity {
  const set = times(a.set, factor)
  if (factor.n === 0) return constantQuantity(factor)
  if (a.linear === undefined) return { set }
  try {
    const terms = new Map<object, Term>()
    for (const [key, term] of a.linear.terms) {
      terms.set(key, { coefficient: multiply(term.coefficient, factor), set: term.set })
    }
    return { set, linear: { terms, constant: multiply(a.linear.constant, factor) } }
  } catch (error) {
    if (error instanceof RangeError) return { set }
    throw error
  }
}
