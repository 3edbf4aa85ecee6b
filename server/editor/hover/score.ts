import type { Band, Node } from '../../../grammar/syntax.ts'
import type { BandSymbol, Item, Origin, Score } from '../../model/study.ts'
import { claimNotes } from '../../render/layout/claims.ts'
import { peopleText, withheldNotes } from '../../render/layout/counted.ts'
import { scoreDetails, yesText } from '../../render/layout/scores.ts'
import type { ScoreResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { rangeOf } from '../hints/scores.ts'
import { blockTable, bullets, code, histogramOf, noteLines, paragraphs, quote, simpleTable } from '../markdown.ts'
import { type Found, resultsOf } from '../results.ts'
import { heading, type Said } from './heading.ts'

/** Definition and range, who answered and how, reliability with its items, bands. */
export function scoreText(score: Score, snapshot: Snapshot, found: Found | undefined): string {
  const kind = score.subscale ? 'subscale' : 'score'
  const result = found?.score(score.instrument, score.name)
  return paragraphs(
    heading(score.label, `${kind} of ${score.instrument}`, score.name),
    definitionOf(score, snapshot),
    found === undefined || result === undefined ? itemList(score.items) : outcome(result, found),
  )
}

function definitionOf(score: Score, snapshot: Snapshot): string {
  const span = score.node.expression?.span
  const text = snapshot.file(score.origin.file)?.text.slice(span?.start, span?.end) ?? ''
  const range = rangeOf(score)
  const allowed =
    score.allow === undefined ? 'none' : `up to ${score.allow}, prorated${score.rounded ? ', rounded' : ''}`
  const measures = score.construct === score.name ? '' : ` · measures ${quote(score.construct)}`
  const can = range === undefined || saysYes(score) ? '' : `Can be **${range}** · `
  return `${span === undefined ? '' : `${code(text)}\n\n`}${can}missing answers allowed: ${allowed}${measures}`
}

/** Whether it is yes or no, 1 or 0. */
const saysYes = ({ type }: Score): boolean =>
  type.kind === 'flag' ||
  (type.kind === 'number' && type.attainable.low === 0 && type.attainable.high === 1 && type.attainable.step === 1)

/** What is known without data: the items, those that are turned round marked. */
function itemList(items: readonly Item[]): string {
  const rows = items.map(({ name, wording, reversed, scale }) => [
    `${name}${reversed ? ' ↔' : ''}`,
    quote(wording),
    reversed ? 'reversed' : '',
    quote(scale?.label ?? ''),
  ])
  return simpleTable(['Item', 'Wording', 'Direction', 'Scale'], rows)
}

function outcome(result: ScoreResult, found: Found): string {
  if (result.failed !== undefined) return `✗ ${quote(result.failed)}`
  const { format, settings } = found
  if (result.yes !== undefined) return yesTable(result, found)
  const [first, second] = scoreDetails(result, settings, format)
  const items = result.items.length === 0 ? undefined : result.bands.length > 0 ? second : first
  const bands = result.bands.length > 0 ? first : undefined
  return paragraphs(
    histogramOf(result, format),
    groupTable(result, found),
    reliability(result, found),
    bullets(noteLines(claimNotes(result.claims ?? [], format))),
    bands === undefined ? undefined : blockTable(bands),
    items === undefined ? undefined : blockTable(items),
  )
}

/** Of a score that says yes or no: how many say yes. */
function yesTable(result: ScoreResult, { format, settings }: Found): string {
  const yes = yesText(result, settings, format) ?? ''
  const notes = withheldNotes([result.yes?.hidden], settings)
  const claims = claimNotes(result.claims ?? [], format)
  const table = simpleTable(
    ['>n', '>Missing', '>Yes, n (%)'],
    [[String(result.n), quote(peopleText(result.missing, settings)), quote(yes)]],
  )
  return paragraphs(table, bullets(noteLines([...notes, ...claims])))
}

function groupTable(result: ScoreResult, { format, settings }: Found): string {
  const everybody = { ...result, ...result.observed, label: 'All', name: 'All' }
  const rows = [...(result.groups ?? []), everybody].map((group) => [
    quote(group.label || group.name),
    String(group.n),
    quote(peopleText(group.missing, settings)),
    format.medianIqr(group),
    format.meanSd(group),
    format.range(group.min, group.max),
  ])
  return simpleTable(['', '>n', '>Missing', '>Median (IQR)', '>Mean (SD)', '>Observed'], rows)
}

function reliability({ alpha }: ScoreResult, { format, settings }: Found): string | undefined {
  if (alpha === undefined) return undefined
  if (alpha.value === null) return `Cronbach’s α: ${quote(alpha.why?.['value'] ?? 'not computed')}`
  const print = (value: number | null | undefined): string => format.coefficient(value)
  const limits = format.brackets(alpha.low, alpha.high, print)
  return `Cronbach’s α = **${print(alpha.value)}**, ${format.confidence(settings.confidence)} CI ${limits}, n = ${alpha.n}`
}

/** What `.band`, `.z`, `.t` and `.norm` of a score are. */
export function partText(score: Score, part: string, snapshot: Snapshot): string | undefined {
  const says = PARTS[part]
  if (says === undefined || !Object.hasOwn(PARTS, part)) return undefined
  const found = resultsOf(snapshot)
  const result = part === 'band' ? found?.score(score.instrument, score.name) : undefined
  const [bands] =
    found === undefined || result === undefined || result.bands.length === 0
      ? []
      : scoreDetails(result, found.settings, found.format)
  return paragraphs(
    `${code(`${score.instrument}.${score.name}.${part}`)} · ${says} ${quote(score.label)}`,
    bands === undefined ? undefined : blockTable(bands),
  )
}

const PARTS: Readonly<Record<string, string>> = {
  band: 'the band of',
  z: 'standard deviations from the mean of the norms of',
  t: '50 + 10 z, by the norms of',
  norm: 'the value that the norm table gives for',
}

const isAt = (one: Origin, other: Origin): boolean =>
  one.file === other.file && one.nameSpan.start === other.nameSpan.start

/** Who falls into a band, among the other bands of its set. */
export function bandText(band: BandSymbol, snapshot: Snapshot, found: Found | undefined): string {
  const score = [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .find(({ cutoffs }) => cutoffs.some(({ bands: own }) => own.some(({ origin }) => isAt(origin, band.origin))))
  if (score === undefined) return heading(band.label, 'band', band.name)
  const title = heading(band.label, `band of ${score.instrument}.${score.name}`, band.name)
  const result = found?.score(score.instrument, score.name)
  if (found === undefined || result === undefined || result.failed !== undefined) {
    return paragraphs(title, `${quote(score.label)} ${ends(band)}`)
  }
  const [bands] = scoreDetails(result, found.settings, found.format)
  if (bands === undefined) return title
  const rows = bands.rows.map((row, i) =>
    result.bands[i]?.name === band.name ? { ...row, cells: row.cells, role: 'total' as const } : row,
  )
  return paragraphs(title, blockTable({ ...bands, rows }))
}

/** At the range of a band, who falls into it. */
export function rangeText(path: readonly Node[], offset: number, snapshot: Snapshot): Said | undefined {
  const node = path.find((one): one is Band => one.kind === 'band')
  const span = node?.range?.span
  if (node === undefined || span === undefined || offset < span.start || offset > span.end) return undefined
  const band = [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .flatMap(({ cutoffs }) => cutoffs)
    .flatMap(({ bands }) => bands)
    .find(({ origin }) => origin.file === snapshot.name && origin.nameSpan.start === node.name.span.start)
  return band === undefined ? undefined : { span, text: bandText(band, snapshot, resultsOf(snapshot)) }
}

function ends({ low, high, openHigh }: BandSymbol): string {
  const end = (value: number): string => (Number.isFinite(value) ? String(value) : '')
  return `${end(low)}..${openHigh ? '<' : ''}${end(high)}`
}
