import type { BandSymbol, Expression, Score, Study } from '../../model/study.ts'
import { sameBand } from '../symbols/declared.ts'

/**
 * Bands that are compared with one another have the same names, so they are renamed together.
 * @returns the bands of this name of the score that has the band, and of those that it is compared with
 */
export function comparedBands(band: BandSymbol, study: Study): BandSymbol[] {
  const scores = [...study.instruments.values()].flatMap((instrument) => instrument.scores)
  const own = scores.find((score) => sameBand(score, band.name)?.origin.nameSpan.start === band.origin.nameSpan.start)
  if (own === undefined) return [band]
  const pairs = comparedScores(study)
  const together = new Set([own])
  // A set grows while it is walked: what is compared with something added is added too.
  for (const score of together) {
    for (const pair of pairs) if (pair.includes(score)) for (const other of pair) together.add(other)
  }
  return [...together].flatMap((score) => sameBand(score, band.name) ?? [])
}

function comparedScores({ comparisons }: Study): Score[][] {
  return comparisons.flatMap(({ question }) => {
    switch (question?.kind) {
      case 'two-samples':
      case 'correlate':
        return [[...bandsIn(question.first.expression), ...bandsIn(question.second.expression)]]
      case 'agreement':
        return [question.samples.flatMap(({ expression }) => bandsIn(expression))]
      default:
        return []
    }
  })
}

function bandsIn(expression: Expression): Score[] {
  if (expression.kind === 'occasion') return bandsIn(expression.operand)
  return expression.kind === 'band' ? [expression.score] : []
}
