import type { BandSymbol, Expression } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'

/** What is measured, as far as printed figures of it can be judged by the text. */
export interface Measured {
  readonly categories: readonly string[]
  readonly bands: readonly BandSymbol[]
  readonly attainable?: Attainable
}

export const NOTHING: Measured = { categories: [], bands: [] }

/** What is known of the values of an expression without data. */
export function measuredOf(expression: Expression): Measured {
  switch (expression.kind) {
    case 'occasion':
      return measuredOf(expression.operand)
    case 'band':
    case 'score': {
      const { type, cutoffs, categories } = expression.score
      const bands = cutoffs[0]?.bands ?? []
      const single = cutoffs.length === 1 && cutoffs[0]?.when === undefined
      return {
        categories: bands.length > 0 ? bands.map(({ name }) => name) : categories.map(({ name }) => name),
        bands: single && type.kind === 'number' ? bands : [],
        ...(type.kind === 'number' ? { attainable: type.attainable } : {}),
      }
    }
    case 'item': {
      const { type } = expression.item
      return type.kind === 'number' ? { ...NOTHING, attainable: type.attainable } : NOTHING
    }
    case 'variable':
      return { ...NOTHING, categories: expression.variable.categories.map(({ name }) => name) }
    default:
      return NOTHING
  }
}

/** The names by which claims say that they are about it. */
export function namesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'occasion':
      return namesOf(expression.operand)
    case 'variable':
      return [expression.variable.name]
    case 'item':
      return [expression.item.name]
    case 'score':
    case 'band':
    case 'norm':
      return [expression.score.name, expression.kind]
    default:
      return []
  }
}
