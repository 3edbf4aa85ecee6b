import { fromDecimal } from '../model/rational.ts'
import type { Expression, Item, Score, Study } from '../model/study.ts'
import { turnOf } from '../model/turned.ts'
import { lowerNorm } from './norms.ts'
import type { BandSet, ColumnRef, Formula } from './request.ts'
import { valueOfText } from './texts.ts'

/** Where an expression stands. */
interface Place {
  readonly study: Study
  /** Within a score, items are seen after reversal; elsewhere as answered. */
  readonly scored: boolean
  /** The instrument whose `asked when` already encloses this place. */
  readonly asked?: string
  /** Items whose own `asked when` this place is part of: there they are what the file holds. */
  readonly asking?: ReadonlySet<Item>
  readonly occasion?: string
}

/**
 * An expression of the model as a formula over the columns of the data: scores written out, reversal by the declared
 * scale, `asked when` of instruments and items, proration.
 * @param expression one for which `obstacle` finds nothing
 */
export function lower(expression: Expression, study: Study): Formula {
  return lowerAt(expression, { study, scored: false })
}

/** An item as the scores see it, after reversal: for reliability and item statistics. */
export function lowerScoredItem(item: Item, study: Study): Formula {
  return lowerItem(item, { study, scored: true })
}

/** A score, without its cut-offs. */
export function lowerScore(score: Score, study: Study): Formula {
  return lowerScoreAt(score, { study, scored: false })
}

function lowerAt(e: Expression, at: Place): Formula {
  switch (e.kind) {
    case 'number': {
      const value = e.exact ?? fromDecimal(e.value)
      return value === undefined ? { op: 'real', value: e.value } : { op: 'number', value }
    }
    case 'category':
      return whole(e.category.index)
    case 'item':
      return lowerItem(e.item, at)
    case 'score':
      return lowerScoreAt(e.score, at)
    case 'band':
      return { op: 'band', operand: lowerScoreAt(e.score, at), sets: bandSets(e.score, at) }
    case 'variable':
      if (e.variable.expression !== undefined) return lowerAt(e.variable.expression, outside(at))
      return { op: 'column', ref: reference(e.variable.name, at) }
    case 'occasion':
      return lowerAt(e.operand, { ...at, occasion: e.occasion })
    case 'negate':
    case 'not':
    case 'missing':
    case 'round':
      return { op: e.kind, operand: lowerAt(e.operand, at) }
    case 'arithmetic':
    case 'logic':
      return { op: e.operator, left: lowerAt(e.left, at), right: lowerAt(e.right, at) }
    case 'comparison':
      return {
        op: e.operator,
        left: lowerBeside(e.left, e.right, at),
        right: lowerBeside(e.right, e.left, at),
      }
    case 'in-range': {
      const { low, high, openHigh } = e
      return { op: 'in-range', operand: lowerAt(e.operand, at), low, high, openHigh }
    }
    case 'in-list':
      return {
        op: 'in-list',
        operand: lowerAt(e.operand, at),
        values: e.values.map((value) => lowerBeside(value, e.operand, at)),
      }
    case 'if': {
      const then = lowerAt(e.then, at)
      return { op: 'if', condition: lowerAt(e.condition, at), then, else: lowerAt(e.else, at) }
    }
    case 'aggregate':
      return {
        op: 'aggregate',
        fn: e.function,
        of: e.of.map((operand) => lowerAt(operand, at)),
        allow: e.allow ?? 0,
      }
    case 'norm':
      return lowerNorm(e.which, lowerScoreAt(e.score, at), e.score.norms, ({ when }) =>
        when === undefined ? undefined : lowerAt(when, outside(at)),
      )
    case 'text':
    case 'percent':
    case 'unknown':
      throw new Error(`a ${e.kind} has no formula: ask for its obstacle first`)
  }
}

const whole = (n: number): Formula => ({ op: 'number', value: { n, d: 1 } })

/** Conditions of skip logic and derived variables see answers as given, even where a score uses them. */
const outside = ({ study, asking, occasion }: Place): Place => ({
  study,
  scored: false,
  ...(asking === undefined ? {} : { asking }),
  ...(occasion === undefined ? {} : { occasion }),
})

const reference = (column: string, at: Place): ColumnRef =>
  at.occasion === undefined ? { column } : { column, occasion: at.occasion }

/** A text has a value only beside what it is compared with. */
function lowerBeside(e: Expression, other: Expression, at: Place): Formula {
  if (e.kind !== 'text') return lowerAt(e, at)
  const value = valueOfText(e.text, other)
  if (value === undefined) throw new Error(`the text “${e.text}” has no value: ask for its obstacle first`)
  return whole(value)
}

function lowerItem(item: Item, at: Place): Formula {
  const column: Formula = { op: 'column', ref: reference(`${item.instrument}.${item.name}`, at) }
  const turned = turning(item, at)
  let formula: Formula = turned === undefined ? column : { ...column, reverse: turned }
  if (item.askedWhen !== undefined && at.asking?.has(item) !== true) {
    const around = { ...outside(at), asking: new Set(at.asking).add(item) }
    const asked: Formula = { op: 'asked', condition: lowerAt(item.askedWhen, around), operand: formula }
    formula = item.otherwise === undefined ? asked : { ...asked, otherwise: item.otherwise }
  }
  return askedOf(item.instrument, formula, at)
}

/** @returns low + high of the declared scale where the answer counts reversed; the reader gives it as answered */
function turning(item: Item, at: Place): number | undefined {
  if (!item.reversed || !at.scored) return undefined
  if (item.type.kind !== 'number') throw new Error(`the answers of ${item.name} are no numbers to reverse`)
  return turnOf(item.type.attainable)
}

function lowerScoreAt(score: Score, at: Place): Formula {
  if (score.expression === undefined) throw new Error(`the score ${score.name} has no expression`)
  const within: Place = { ...at, scored: true, asked: score.instrument }
  const value = lowerAt(score.expression, within)
  return askedOf(score.instrument, score.rounded ? { op: 'round', operand: value } : value, at)
}

/** Encloses a formula in the `asked when` of its instrument, once. */
function askedOf(instrument: string, operand: Formula, at: Place): Formula {
  const condition = at.asked === instrument ? undefined : at.study.instruments.get(instrument)?.askedWhen
  if (condition === undefined) return operand
  return { op: 'asked', condition: lowerAt(condition, { ...outside(at), asked: instrument }), operand }
}

function bandSets(score: Score, at: Place): BandSet[] {
  return score.cutoffs.map((cutoffs) => {
    const bands = cutoffs.bands.map(({ low, high, openHigh }) => ({ low, high, openHigh }))
    return cutoffs.when === undefined ? { bands } : { when: lowerAt(cutoffs.when, outside(at)), bands }
  })
}
