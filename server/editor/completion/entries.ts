import { rangeText } from '../../checks/words.ts'
import type { Instrument } from '../../model/study.ts'
import { resolve, type Site } from './context.ts'
import type { OpenBlock, Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { pattern, word, words, written } from './words.ts'

/** What fits in a block of entries: codes, categories, bands, occasions, norms. */
export function inEntries(site: Site, { head }: OpenBlock, clause: readonly Token[]): Suggestion[] {
  const kind = head[0]?.text === 'needs' ? 'variable' : head[0]?.text
  switch (kind) {
    case 'scale':
      return codes(site, head, clause)
    case 'variable':
    case 'score':
    case 'subscale':
      return categories(clause)
    case 'occasions':
      return isNew(clause)
        ? [pattern('name "Label" = code', '‹1:baseline› "‹2:Baseline›" = ‹3:0›$0', 0, 'An occasion.')]
        : []
    case 'cutoffs':
      return bands(site, head, clause)
    case 'norms':
      return norms(clause)
    default:
      return []
  }
}

/** Whether an entry can start: the one before is finished, or there is none. */
const isNew = (clause: readonly Token[]): boolean => {
  const last = clause.at(-1)
  return last === undefined || last.kind === 'string' || (last.kind === 'number' && clause.length > 1)
}

function codes({ study }: Site, head: readonly Token[], clause: readonly Token[]): Suggestion[] {
  if (clause[0]?.text === 'missing' && clause.length === 1)
    return ['7', '8', '9', '-99'].map((code, rank) => written(code, rank, 'a usual code of a missing answer'))
  if (!isNew(clause)) return []
  const scale = study.scales.get(head[1]?.text ?? '')
  const numbers = scale?.codes.flatMap(({ code }) => (typeof code === 'number' ? [code] : [])) ?? []
  const next = numbers.length === 0 ? 0 : Math.max(...numbers) + 1
  return [
    pattern(`${next} "Label"`, `${next} "‹1:Label›"$0`, 0, 'The next answer of the scale.'),
    word('missing', { rank: 1, within: 'scale', goesOn: true }),
  ]
}

function categories(clause: readonly Token[]): Suggestion[] {
  if (!isNew(clause) && clause.length > 0) return []
  return [
    pattern('name "Label"', '‹1:name› "‹2:Label›"$0', 0, 'A category; what stands in the data is its name.'),
    pattern(
      'name "Label" = "code"',
      '‹1:name› "‹2:Label›" = "‹3:code›"$0',
      0,
      'A category and what stands in the data for it.',
    ),
    word('missing', { rank: 1, within: 'variable', goesOn: true }),
  ]
}

/** Bands: where the one before ended, the next begins. */
function bands(site: Site, head: readonly Token[], clause: readonly Token[]): Suggestion[] {
  const path = head.slice(1).filter(({ kind }) => kind === 'name')
  const found = resolve(site, [path[0]?.text ?? '', ...(head[2]?.text === '.' ? [path[1]?.text ?? ''] : [])])
  if (found?.kind !== 'score' || found.type.kind !== 'number') return isNew(clause) ? [anyBand()] : []
  const { low, high, step, fractional } = found.type.attainable
  const around = found.cutoffs.find(({ node }) => node.span.start <= head[0]!.start && head[0]!.start <= node.span.end)
  const before =
    around?.bands.filter(({ origin }) => origin.span.end <= site.place.offset && Number.isFinite(origin.span.end)) ?? []
  const ends = before
    .filter(({ high: end }) => Number.isFinite(end))
    .map((band) => (band.openHigh || fractional ? band.high : band.high + (step ?? 1)))
  const start = ends.length === 0 ? low : Math.max(...ends)
  const last = clause.at(-1)
  const rest = rangeText(start, high)
  if (last?.text === '..' || last?.text === '..<') return [written(String(high), 0, 'the highest score')]
  if (last?.kind === 'name' || (last?.kind === 'string' && clause.length > 1))
    return start > high ? [] : [written(rest, 0, start === low ? 'the whole range' : 'the rest of the range')]
  if (!isNew(clause)) return []
  const range = Number.isFinite(start) && Number.isFinite(high) && start <= high ? rest : '‹3:0›..‹4:10›'
  return [
    ...bandNames(site, found, new Set(before.map(({ name }) => name))).map(({ name, label }) =>
      pattern(`${name} "${label}" …`, `${name} "${label}" ${start}..$0`, 0, `As in the other cut-offs, from ${start}.`),
    ),
    pattern(`name "Label" ${rest}`, `‹1:name› "‹2:Label›" ${range}$0`, 1, `A band; the highest score is ${high}.`),
  ]
}

const anyBand = (): Suggestion =>
  pattern('name "Label" 0..10', '‹1:name› "‹2:Label›" ‹3:0›..‹4:10›$0', 0, 'A band: both ends belong to it.')

/** The bands of the other cut-offs of the study, which this one may share. */
function bandNames(
  { study }: Site,
  score: { readonly name: string; readonly instrument: string },
  has: ReadonlySet<string>,
) {
  const sets = [...study.instruments.values()].flatMap((one: Instrument) => one.scores)
  const others = sets.filter(({ name, instrument }) => name !== score.name || instrument !== score.instrument)
  const set = others.flatMap(({ cutoffs }) => cutoffs).find(({ bands: some }) => some.length > 1)
  return set?.bands.filter(({ name }) => !has.has(name)) ?? []
}

function norms(clause: readonly Token[]): Suggestion[] {
  const last = clause.at(-1)
  if (last !== undefined && last.kind !== 'number') return []
  const has = new Set(clause.map(({ text }) => text))
  return [
    ...words(
      ['mean', 'sd'].filter((text) => !has.has(text)),
      { rank: 0, within: 'norms', goesOn: true },
    ),
    pattern('RAW => VALUE', '‹1:0› => ‹2:50›$0', 1, 'A row of a table of norms.'),
  ]
}
