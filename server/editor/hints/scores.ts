import type { Score } from '../../model/study.ts'
import { peopleText, withheldText } from '../../render/layout/counted.ts'
import { yesText } from '../../render/layout/scores.ts'
import type { ScoreResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { type Found, resultsOf } from '../results.ts'
import { endOfCode, fitting, type Hint, LONGEST, markOf } from './hint.ts'

/** Behind each score: the range that its items give, where it is not written, and with data its reliability, median and n. */
export function scoreHints(snapshot: Snapshot): Hint[] {
  const found = resultsOf(snapshot)
  return [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .filter(({ origin }) => origin.file === snapshot.name)
    .flatMap((score) => scoreHint(snapshot, score, found) ?? [])
}

function scoreHint(snapshot: Snapshot, score: Score, found: Found | undefined): Hint | undefined {
  const range = rangeOf(score)
  const result = found?.score(score.instrument, score.name)
  const figures = found === undefined || result === undefined ? [] : figuresOf(result, found)
  // Of a score that is half written only what is remembered is known.
  if (score.node.broken && found?.isKept(result) !== true) return undefined
  const derived = range === undefined || isWritten(score) || score.node.broken ? [] : [range]
  const mark = markOf(result, found)
  const label = fitting(shorter([...derived, ...figures]), LONGEST - mark.length)
  if (label === '') return undefined
  return {
    offset: endOfCode(snapshot, (score.node.expression ?? score.node).span.end),
    label: label + (figures.length === 0 ? '' : mark),
    tooltip: tooltip(score, range, result, found),
    stale: found?.staleness(result),
  }
}

/** Without the last part, and so on. */
const shorter = (parts: readonly string[]): string[] =>
  parts.map((_, i) => parts.slice(0, parts.length - i).join(' · '))

/** `0..24`, as the language writes it; undefined where nothing is known, or nothing is numbered. */
export function rangeOf({ type }: Score): string | undefined {
  if (type.kind !== 'number') return undefined
  const { low, high } = type.attainable
  if (!Number.isFinite(low) && !Number.isFinite(high)) return undefined
  const end = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '')
  return `${end(low)}..${end(high)}`
}

/** Whether the author states the very range that the items give, so that a hint would only repeat it. */
function isWritten({ type, node: { stated } }: Score): boolean {
  if (stated === undefined || stated.open || type.kind !== 'number') return false
  const { low, high } = type.attainable
  const says = (end: number | undefined, derived: number): boolean =>
    end === undefined ? !Number.isFinite(derived) : Math.abs(end - derived) <= 1e-9 * Math.max(1, Math.abs(derived))
  return says(stated.low?.value, low) && says(stated.high?.value, high)
}

/** The parts that matter most come first. */
function figuresOf(result: ScoreResult, { format, settings }: Found): string[] {
  if (result.failed !== undefined || result.n === 0) return []
  const alpha = typeof result.alpha?.value === 'number' ? [`α ${format.coefficient(result.alpha.value)}`] : []
  const n = `n ${result.n}`
  const yes = yesText(result, settings, format)
  if (yes !== undefined) return [yes, n]
  return typeof result.median === 'number' ? [...alpha, `Mdn ${format.medianIqr(result)}`, n] : [...alpha, n]
}

function tooltip(
  score: Score,
  range: string | undefined,
  result: ScoreResult | undefined,
  found: Found | undefined,
): string[] {
  const derived = range === undefined ? [] : [`Can be ${range}, by its items`]
  if (found === undefined || result === undefined) return [`**${score.label}**`, ...derived]
  if (result.failed !== undefined) return [`**${score.label}**`, ...derived, result.failed]
  const { format, settings } = found
  const lines = [`**${score.label}**`, ...derived]
  const missing = `n = ${result.n}, missing ${peopleText(result.missing, settings)}, not asked ${peopleText(result.notAsked, settings)}`
  lines.push(missing)
  const yes = yesText(result, settings, format)
  if (yes !== undefined) {
    lines.push(`Yes: ${yes}`)
    if (result.yes?.hidden === 'beside-small') lines.push(withheldText(settings))
    return lines
  }
  if (typeof result.mean === 'number')
    lines.push(`Mean (SD) ${format.meanSd(result)}; median (IQR) ${format.medianIqr(result)}`)
  if (result.observed.min !== null) lines.push(`Observed ${format.range(result.observed.min, result.observed.max)}`)
  if (typeof result.alpha?.value === 'number') {
    const { value, low, high, n } = result.alpha
    const limits = format.brackets(low, high, (limit) => format.coefficient(limit))
    lines.push(
      `Cronbach’s α = ${format.coefficient(value)}, ${format.confidence(settings.confidence)} CI ${limits}, n = ${n}`,
    )
  }
  return lines
}
