import { CONVENTIONS, isConventionName } from '../../../grammar/register/conventions.ts'
import { type TestRow, testNamed } from '../../../grammar/register/tests.ts'
import type { Node } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import { meanings, type Word } from '../../../grammar/tokens.ts'
import { nodeAt } from '../../../grammar/walk.ts'
import type { Settings } from '../../model/study.ts'
import { effectName } from '../../render/layout/statistics.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { bullets, code, paragraphs, quote, simpleTable } from '../markdown.ts'
import { resultsOf } from '../results.ts'
import { claimText } from './claim.ts'
import { formulaText } from './formulas.ts'
import { pageLink, type Said } from './heading.ts'

const WORD = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*(?:-[\p{L}\p{Nd}]+)*/gu

/** What a word of the language, a test or a setting does; undefined in strings, comments and between words. */
export function wordAt(snapshot: Snapshot, offset: number, documentation: string | undefined): Said | undefined {
  const path = nodeAt(snapshot.tree, offset)
  const inside = path.at(-1)
  const inComment = snapshot.tree.comments.some(({ span }) => span.start <= offset && offset <= span.end)
  if (inComment || (inside?.kind === 'text' && inside.span.start < offset && offset < inside.span.end)) return undefined
  const span = wordSpan(snapshot, offset)
  if (span === undefined) return undefined
  const word = snapshot.text.slice(span.start, span.end)
  const test = path.some(({ kind }) => kind === 'test') ? testNamed(word) : undefined
  if (test !== undefined) return { span, text: testText(test, documentation) }
  const option = optionText(word, path, snapshot)
  if (option !== undefined) return { span, text: option }
  const convention = path.some(({ kind }) => kind === 'setting') ? conventionText(word) : undefined
  const claim = path.some((node) => node.kind === 'claim' && 'name' in node && node.name === path.at(-1))
  const row = claim ? meanings(word).find(({ category }) => category === 'claim') : bestMeaning(meanings(word), path)
  const documented = row === undefined ? undefined : paragraphs(`**${word}**`, quote(row.documentation))
  const text = convention ?? documented ?? (claim ? `**${word}** · a figure that was reported` : undefined)
  if (text === undefined) return undefined
  const setting = settingText(word, path, snapshot.study.settings)
  return { span, text: paragraphs(text, setting ?? claimText(path, resultsOf(snapshot))) }
}

function wordSpan({ text, lines }: Snapshot, offset: number): Span | undefined {
  const start = lines.offset({ line: lines.position(offset).line, character: 0 })
  const end = lines.offset({ line: lines.position(offset).line + 1, character: 0 })
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const span = { start: start + match.index, end: start + match.index + match[0].length }
    if (span.start <= offset && offset <= span.end) return span
  }
  return undefined
}

/** Deeper than any block lies within others. */
const ANYWHERE = 50
const ELSEWHERE = 100

/** Of the meanings of a word, the one that belongs to the innermost block around it. */
function bestMeaning(rows: readonly Word[], path: readonly Node[]): Word | undefined {
  const around = path.map(({ kind }) => kind).reverse()
  const names = path.flatMap((node) => ('name' in node && isNamed(node.name) ? [node.name.text] : []))
  const depth = (row: Word): number => {
    const places = row.within.flatMap((place) => (names.includes(place) ? [0] : [around.indexOf(place)]))
    const known = places.filter((place) => place >= 0)
    return known.length > 0 ? Math.min(...known) : row.within.length === 0 ? ANYWHERE : ELSEWHERE
  }
  const best = rows.toSorted((a, b) => depth(a) - depth(b))[0]
  // The value of a setting may be a word that means something else elsewhere.
  const value = path.at(-2)?.kind === 'setting' && best !== undefined && depth(best) >= ELSEWHERE
  return value ? undefined : best
}

const isNamed = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

/** What a test asks, what it assumes, what can be said behind it. */
export function testText(row: TestRow, documentation: string | undefined): string {
  const { title, name, asks, assumes, options, effect, computed } = row
  return paragraphs(
    `**${title}** · test ${code(name)}`,
    quote(asks),
    formulaText(name),
    assumes.length === 0 ? undefined : `Assumes:\n${bullets(assumes.map(quote))}`,
    simpleTable(
      ['Option', ''],
      options.map((option) => [code(option.name), quote(option.says)]),
    ),
    effect === undefined ? undefined : `Effect size: ${quote(effectName(effect))}`,
    computed ? pageLink(name, documentation) : 'This version does not compute it.',
  )
}

/** An option of a test, as the register of tests says. */
function optionText(word: string, path: readonly Node[], { text }: Snapshot): string | undefined {
  const use = path.find(({ kind }) => kind === 'test')
  if (use === undefined) return undefined
  const test = testNamed(text.slice(use.span.start).match(WORD)?.[0] ?? '')
  const option = test?.options.find(
    ({ name, value }) => name === word || (Array.isArray(value) && value.includes(word)),
  )
  if (option === undefined) return undefined
  const values = option.value === 'none' ? '' : option.value === 'number' ? ' N' : ` ${option.value.join(' | ')}`
  return paragraphs(`${code(`${option.name}${values}`)} · option of ${code(test?.name ?? '')}`, quote(option.says))
}

/** What a package does differently: everything that `conventions` settles. */
function conventionText(word: string): string | undefined {
  if (!isConventionName(word)) return undefined
  const { label, version, ...settled } = CONVENTIONS[word]
  const rows = [settled.quantiles, settled.exactness, settled.continuity, settled.difference, settled.chiSquare].map(
    ({ description, source }) => [quote(description), quote(source)],
  )
  const title = `**${label}${version === undefined ? '' : ` ${version}`}** · conventions ${code(word)}`
  return paragraphs(title, simpleTable(['What it sets', 'Source'], rows))
}

const SETTINGS: Readonly<Record<string, (settings: Settings) => string | number>> = {
  alpha: ({ alpha }) => alpha,
  confidence: ({ confidence }) => confidence,
  conventions: ({ conventions }) => conventions,
  quantiles: ({ quantiles }) => `type ${quantiles}`,
  continuity: ({ continuity }) => (continuity ? 'on' : 'off'),
  difference: ({ difference }) => difference,
  'chi-square': ({ chiSquare }) => chiSquare,
  exactness: ({ exactness }) => exactness,
  'p-values': ({ pValues }) => pValues,
  digits: ({ digits }) => digits,
  locale: ({ locale }) => locale,
  seed: ({ seed }) => seed,
  'small-cells': ({ smallCells }) => (smallCells === 0 ? 'none suppressed' : `under ${smallCells}`),
}

/** The value in force of a setting. */
function settingText(word: string, path: readonly Node[], settings: Settings): string | undefined {
  const value = path.some(({ kind }) => kind === 'study') ? SETTINGS[word] : undefined
  return value === undefined || !Object.hasOwn(SETTINGS, word) ? undefined : `Here: ${code(String(value(settings)))}`
}
