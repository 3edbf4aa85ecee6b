import { type Formatter, NOTHING } from '../../results/format/formatter.ts'
import type { BandResult, Counted, ScoreResult, SettingsResult } from '../../results/types.ts'
import { left, type Note, note, right, row, type TableBlock } from '../document.ts'
import { claimNotes } from './claims.ts'
import { countedText, peopleText, withheldNotes } from './counted.ts'

/** @returns a table for each instrument: its scores, who answered, where they lie and how reliable they are */
export function scoreTables(scores: readonly ScoreResult[], settings: SettingsResult, format: Formatter): TableBlock[] {
  const instruments = [...new Set(scores.map((s) => s.instrument))]
  return instruments.map((instrument) => {
    const own = scores.filter((s) => s.instrument === instrument)
    const label = own[0]?.instrumentLabel
    const title = label ? `${label} (${instrument})` : instrument
    const reasons = new Set(own.map((s) => s.failed))
    const [reason] = reasons
    // Without data there is one thing to say, not one for every score.
    if (reasons.size === 1 && reason !== undefined)
      return { kind: 'table', title, columns: [], rows: [], notes: [note(reason, 'failure')] }
    const missing = own.some((s) => s.missing > 0)
    const alpha = own.some((s) => s.alpha)
    return {
      kind: 'table',
      title,
      columns: [
        left(format.word('score')),
        right(format.word('possible')),
        right('n'),
        ...(missing ? [right(format.word('missing'))] : []),
        right(format.word('medianIqr')),
        ...(alpha ? [right(`α [${format.confidence(settings.confidence)} CI]`)] : []),
      ],
      rows: own.map((s) =>
        row([
          s.label || s.name,
          format.range(s.min, s.max),
          String(s.n),
          ...(missing ? [peopleText(s.missing, settings)] : []),
          yesText(s, settings, format) ?? format.medianIqr(s),
          ...(alpha ? [alphaText(s, format)] : []),
        ]),
      ),
      notes: [
        ...own.flatMap((s) => scoreNotes(s, format)),
        ...withheldNotes(
          own.map(({ yes }) => yes?.hidden),
          settings,
        ),
      ],
    }
  })
}

/**
 * Of a score that says yes or no, how many say yes: that tells more than a median.
 * @returns undefined where a score says something else
 */
export function yesText({ yes, n }: ScoreResult, settings: SettingsResult, format: Formatter): string | undefined {
  if (yes === undefined) return undefined
  return n > 0 ? countedText(yes, settings, format) : NOTHING
}

function scoreNotes(score: ScoreResult, format: Formatter): Note[] {
  const label = score.label || score.name
  const failed = score.failed === undefined ? [] : [note(`${label}: ${score.failed}`, 'failure')]
  return [...failed, ...claimNotes(score.claims ?? [], format).map((n) => ({ ...n, text: `${label}: ${n.text}` }))]
}

function alphaText(score: ScoreResult, format: Formatter): string {
  if (!score.alpha) return ''
  const { value, low, high } = score.alpha
  if (value === null) return NOTHING
  return `${format.coefficient(value)} ${format.brackets(low, high, (v) => format.coefficient(v))}`
}

/** @returns the items and the bands of a score: what one asks for by its name */
export function scoreDetails(score: ScoreResult, settings: SettingsResult, format: Formatter): TableBlock[] {
  const title = `${score.instrument}.${score.name}, ${score.label || score.name}`
  const tables: TableBlock[] = []
  if (score.bands.length > 0) tables.push(bandTable(score, title, settings, format))
  if (score.items.length > 0) tables.push(itemTable(score, title, format))
  return tables
}

/** How many fall into each band, in all and by group. */
export function bandTable(score: ScoreResult, title: string, settings: SettingsResult, format: Formatter): TableBlock {
  const groups = score.bands[0]?.groups ?? []
  const cell = (one: Counted) =>
    one.count !== null && one.percent === null ? `${one.count} (${NOTHING})` : countedText(one, settings, format, '')
  return {
    kind: 'table',
    title,
    columns: [
      left(format.word('band')),
      right(format.word('possible')),
      right('n (%)'),
      ...groups.map((g) => right(score.groups?.find(({ name }) => name === g.name)?.label || g.name, 'n (%)')),
    ],
    rows: score.bands.map((band) =>
      row([bandLabel(band), bandRange(band, format), cell(band), ...band.groups.map(cell)]),
    ),
    notes: withheldNotes(
      score.bands.flatMap((band) => [band, ...band.groups]).map(({ hidden }) => hidden),
      settings,
    ),
  }
}

/** `High`, or `High (sex = female)` where the cut-offs are for some only. */
export const bandLabel = ({ label, name, when }: Pick<BandResult, 'label' | 'name' | 'when'>): string =>
  (label || name) + (when === undefined ? '' : ` (${when})`)

function bandRange(band: BandResult, format: Formatter): string {
  const high = band.high === null ? null : `${band.openHigh ? '<' : ''}${format.measured(band.high)}`
  if (band.low === null) return high === null ? '' : band.openHigh ? high : `≤ ${high}`
  return high === null ? `≥ ${format.measured(band.low)}` : `${format.measured(band.low)}–${high}`
}

function itemTable(score: ScoreResult, title: string, format: Formatter): TableBlock {
  const reversed = score.items.some((i) => i.reversed)
  // What is no sum of its items has no reliability.
  const reliable = score.alpha !== undefined
  return {
    kind: 'table',
    title,
    columns: [
      left(format.word('item')),
      right('n'),
      right(format.word('meanSd')),
      ...(reliable ? [right(format.word('itemRest')), right(format.word('alphaIfDropped'))] : []),
    ],
    rows: score.items.map((item) =>
      row([
        `${item.name}${item.reversed ? '*' : ''}${item.wording && item.wording !== item.name ? ` ${item.wording}` : ''}`,
        String(item.n),
        format.meanSd(item),
        ...(reliable ? [format.coefficient(item.itemRest), format.coefficient(item.alphaIfDropped)] : []),
      ]),
    ),
    notes: reversed ? [note(`* ${format.word('reversed')}`)] : [],
  }
}
