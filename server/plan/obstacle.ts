import type { Expression, Item, Score, Study } from '../model/study.ts'
import { valueOfText } from './texts.ts'

/**
 * What stands in the way of computing an expression from the data.
 * @returns the reason in a sentence without a full stop, or undefined when it can be computed
 */
export function obstacle(expression: Expression, study: Study): string | undefined {
  return find(expression, study, new Set())
}

/** @param scores the scores, variables and items on the way here: a circular one must not be followed for ever */
function find(e: Expression, study: Study, scores: ReadonlySet<object>): string | undefined {
  const first = (...parts: readonly Expression[]): string | undefined => {
    for (const part of parts) {
      const why = find(part, study, scores)
      if (why !== undefined) return why
    }
    return undefined
  }
  /** A text beside something with codes is one of them. */
  const beside = (part: Expression, other: Expression): string | undefined =>
    part.kind === 'text' && valueOfText(part.text, other) !== undefined ? undefined : first(part)
  switch (e.kind) {
    case 'number':
    case 'category':
      return undefined
    case 'text':
      return `the text “${e.text}” is compared with nothing, so that it has no value`
    case 'item':
      if (e.item.scale === undefined) return `the item ${e.item.name} is on no scale that is known`
      if (e.item.reversed && !isReversible(e.item))
        return `the item ${e.item.name} is reversed, but its answers are no numbers with two ends`
      return (
        asked(e.item.instrument, study, scores) ??
        (e.item.askedWhen === undefined || scores.has(e.item)
          ? undefined
          : find(e.item.askedWhen, study, new Set(scores).add(e.item)))
      )
    case 'score':
    case 'band': {
      const { score } = e
      if (score.expression === undefined) return `the score ${score.name} could not be understood`
      if (scores.has(score)) return `the score ${score.name} is defined by itself`
      const within = new Set(scores).add(score)
      const why = asked(score.instrument, study, within) ?? find(score.expression, study, within)
      if (why !== undefined || e.kind === 'score') return why
      if (score.cutoffs.length === 0) return `the score ${score.name} has no cut-offs`
      if (!sameBands(score)) return `the cut-offs of the score ${score.name} have different bands`
      for (const cutoffs of score.cutoffs) {
        const whyNot = cutoffs.when === undefined ? undefined : find(cutoffs.when, study, within)
        if (whyNot !== undefined) return whyNot
      }
      return undefined
    }
    case 'variable': {
      const { variable } = e
      if (variable.expression === undefined) return undefined
      if (scores.has(variable)) return `the variable ${variable.name} is defined by itself`
      return find(variable.expression, study, new Set(scores).add(variable))
    }
    case 'norm': {
      const { score, which } = e
      if (
        !score.norms.some((norms) =>
          which === 'norm' ? norms.entries.length > 0 : norms.mean !== undefined && norms.sd !== undefined,
        )
      )
        return `the score ${score.name} has no norms for .${which}`
      return first(
        { kind: 'score', score, type: score.type, span: e.span },
        ...score.norms.flatMap(({ when }) => when ?? []),
      )
    }
    case 'percent':
      return '`percent` is a figure of the group, not of a person'
    case 'occasion':
    case 'negate':
    case 'not':
    case 'missing':
    case 'round':
    case 'in-range':
      return first(e.operand)
    case 'arithmetic':
    case 'logic':
      return first(e.left, e.right)
    case 'comparison':
      return beside(e.left, e.right) ?? beside(e.right, e.left)
    case 'in-list':
      return first(e.operand) ?? e.values.map((value) => beside(value, e.operand)).find((why) => why !== undefined)
    case 'if':
      return first(e.condition, e.then, e.else)
    case 'aggregate':
      return first(...e.of)
    case 'unknown':
      return 'a part of it could not be understood'
  }
}

/** Several sets of bands are one classification only when they name the same bands in the same order. */
function sameBands({ cutoffs }: Score): boolean {
  const names = cutoffs.map(({ bands }) => bands.map(({ name }) => name).join(' '))
  return new Set(names).size <= 1
}

function isReversible({ type }: Item): boolean {
  return type.kind === 'number' && Number.isFinite(type.attainable.low) && Number.isFinite(type.attainable.high)
}

function asked(instrument: string, study: Study, on: ReadonlySet<object>): string | undefined {
  const declared = study.instruments.get(instrument)
  if (declared?.askedWhen === undefined || on.has(declared)) return undefined
  return find(declared.askedWhen, study, new Set(on).add(declared))
}
