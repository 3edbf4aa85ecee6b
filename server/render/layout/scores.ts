import { type Formatter, NOTHING } from '../../results/format/formatter.ts'
import type { BandResult, ScoreResult, SettingsResult } from '../../results/types.ts'
import { left, type Note, note, right, row, type TableBlock } from '../document.ts'
import { claimNotes } from './claims.ts'

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
          ...(missing ? [String(s.missing)] : []),
          isFlag(s) ? shareOfOnes(s, settings, format) : format.medianIqr(s),
          ...(alpha ? [alphaText(s, format)] : []),
        ]),
      ),
      notes: own.flatMap((s) => scoreNotes(s, format)),
    }
  })
}

/** A score that is 0 or 1 says yes or no: how many say yes tells more than a median. */
const isFlag = (score: ScoreResult) => score.min === 0 && score.max === 1 && score.step === 1

function shareOfOnes(score: ScoreResult, { smallCells }: SettingsResult, format: Formatter): string {
  const count = (of: number): number => score.distribution.find(([value]) => value === of)?.[1] ?? 0
  const yes = count(1)
  // Counts that are too small to be told are not in the distribution.
  if (yes === 0 && smallCells > 0 && count(0) < score.n) return `< ${smallCells}`
  return score.n > 0 ? `${yes} (${format.percent(yes, score.n)} %)` : NOTHING
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
  const percent = (count: number | null, share: number | null) =>
    count === null
      ? `< ${settings.smallCells}`
      : share === null
        ? `${count} (${NOTHING})`
        : `${count} (${format.fixed(share, 1)})`
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
      row([
        band.label || band.name,
        bandRange(band, format),
        percent(band.count, band.percent),
        ...band.groups.map((g) => percent(g.count, g.percent)),
      ]),
    ),
    notes: [],
  }
}

function bandRange(band: BandResult, format: Formatter): string {
  const high = band.high === null ? null : `${band.openHigh ? '<' : ''}${format.measured(band.high)}`
  if (band.low === null) return high === null ? '' : band.openHigh ? high : `≤ ${high}`
  return high === null ? `≥ ${format.measured(band.low)}` : `${format.measured(band.low)}–${high}`
}

function itemTable(score: ScoreResult, title: string, format: Formatter): TableBlock {
  const reversed = score.items.some((i) => i.reversed)
  return {
    kind: 'table',
    title,
    columns: [
      left(format.word('item')),
      right('n'),
      right(format.word('meanSd')),
      right(format.word('itemRest')),
      right(format.word('alphaIfDropped')),
    ],
    rows: score.items.map((item) =>
      row([
        `${item.name}${item.reversed ? '*' : ''}${item.wording && item.wording !== item.name ? ` ${item.wording}` : ''}`,
        String(item.n),
        format.meanSd(item),
        format.coefficient(item.itemRest),
        format.coefficient(item.alphaIfDropped),
      ]),
    ),
    notes: reversed ? [note(`* ${format.word('reversed')}`)] : [],
  }
}
