import { CONVENTIONS } from '../../grammar/register/conventions.ts'
import { SETTINGS } from '../../grammar/register/settings.ts'
import type * as syntax from '../../grammar/syntax.ts'
import { type Context, type Draft, report } from './context.ts'
import type { Settings } from './study.ts'
import { oneOf } from './words.ts'

/** What holds when a study says nothing: R, 5 %, APA. */
export function defaultSettings(): Draft<Settings> {
  const { quantiles, continuity, difference, chiSquare } = CONVENTIONS.r
  return {
    alpha: 0.05,
    confidence: 0.95,
    conventions: 'r',
    quantiles: quantiles.value,
    continuity: continuity.value,
    difference: difference.value,
    chiSquare: chiSquare.value,
    exactness: 'auto',
    pValues: 'apa',
    digits: 2,
    locale: 'en',
    seed: 1,
    smallCells: 0,
    stated: new Set(),
  }
}

/** The settings of a `study` declaration: the conventions first, then what is stated by itself, wherever it stands. */
export function bindSettings(context: Context, file: string, node: syntax.StudyDeclaration): Settings {
  const settings = defaultSettings()
  const stated = new Map<string, syntax.Setting>()
  for (const setting of node.settings) {
    const name = oneOf(context, file, setting.name, 'setting', SETTINGS)
    const first = name === undefined ? undefined : stated.get(name)
    if (name === undefined) continue
    if (first === undefined) stated.set(name, setting)
    else {
      report(context, 'declared-twice', file, setting.name.span, `\`${name}\` is stated twice.`, {
        related: [{ file, span: first.span, message: `\`${name}\` is stated here first` }],
      })
    }
  }
  settings.stated = new Set(stated.keys())
  settings.from = { file, node }
  const conventions = word(context, file, stated.get('conventions'), 'convention', ['r', 'spss', 'medcalc', 'stata'])
  if (conventions !== undefined) {
    const { quantiles, continuity, difference, chiSquare } = CONVENTIONS[conventions]
    settings.conventions = conventions
    settings.quantiles = quantiles.value
    settings.continuity = continuity.value
    settings.difference = difference.value
    settings.chiSquare = chiSquare.value
  }
  for (const [name, setting] of stated) read(context, file, settings, name, setting)
  if (!stated.has('confidence')) settings.confidence = complement(settings.alpha)
  return settings
}

/** 1 − α without the dust of binary fractions: 0.95, not 0.95000000000000001. */
const complement = (alpha: number): number => Number((1 - alpha).toPrecision(15))

function read(context: Context, file: string, settings: Draft<Settings>, name: string, setting: syntax.Setting): void {
  const between = (low: number, high: number, whole: boolean) => number(context, file, setting, low, high, whole)
  switch (name) {
    case 'design': {
      const design = setting.values.map((value) => (value.kind === 'number' ? value.written : value.text)).join(' ')
      if (design !== '') settings.design = design
      break
    }
    case 'alpha':
      settings.alpha = between(0, 1, false) ?? settings.alpha
      break
    case 'confidence':
      settings.confidence = between(0, 1, false) ?? settings.confidence
      break
    case 'quantiles':
      settings.quantiles = quantileType(between(1, 9, true)) ?? settings.quantiles
      break
    case 'continuity': {
      const on = word(context, file, setting, 'setting of continuity', ['on', 'off'])
      if (on !== undefined) settings.continuity = on === 'on'
      break
    }
    case 'difference':
      settings.difference = difference(context, file, setting) ?? settings.difference
      break
    case 'chi-square':
      settings.chiSquare =
        word(context, file, setting, 'variant of χ²', ['pearson', 'yates', 'n-1']) ?? settings.chiSquare
      break
    case 'exactness':
      settings.exactness =
        word(context, file, setting, 'exactness', ['auto', 'exact', 'asymptotic']) ?? settings.exactness
      break
    case 'p-values':
      settings.pValues =
        word(context, file, setting, 'style of p-values', ['exact', 'apa', 'ama', 'nejm', 'lancet']) ?? settings.pValues
      break
    case 'digits':
      settings.digits = between(0, 15, true) ?? settings.digits
      break
    case 'locale':
      settings.locale = locale(context, file, setting) ?? settings.locale
      break
    case 'seed':
      settings.seed = between(0, Number.MAX_SAFE_INTEGER, true) ?? settings.seed
      break
    case 'small-cells':
      settings.smallCells = between(0, Number.MAX_SAFE_INTEGER, true) ?? settings.smallCells
      break
  }
}

function word<T extends string>(
  context: Context,
  file: string,
  setting: syntax.Setting | undefined,
  what: string,
  words: readonly T[],
): T | undefined {
  const value = setting?.values[0]
  if (value === undefined) return undefined
  if (value.kind === 'name') return oneOf(context, file, value, what, words)
  report(context, 'unknown-word', file, value.span, `A ${what} is a word: ${words.join(', ')}.`)
  return undefined
}

/** `alpha` and `confidence` lie between the ends, without them; whole numbers may be the ends. */
function number(
  context: Context,
  file: string,
  setting: syntax.Setting,
  low: number,
  high: number,
  whole: boolean,
): number | undefined {
  const value = setting.values.find((candidate) => candidate.kind === 'number')
  const given = value ?? setting.values[0]
  if (given === undefined) return undefined
  const name = setting.name.text
  if (value !== undefined) {
    const fits = whole
      ? Number.isInteger(value.value) && value.value >= low && value.value <= high
      : value.value > low && value.value < high
    if (fits) return value.value
  }
  const top = high === Number.MAX_SAFE_INTEGER ? ` of ${low} or more` : ` from ${low} to ${high}`
  const expected = whole ? `a whole number${top}` : `a number between ${low} and ${high}`
  report(context, 'setting-out-of-range', file, given.span, `\`${name}\` is ${expected}.`)
  return undefined
}

function quantileType(type: number | undefined): Settings['quantiles'] | undefined {
  return ([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).find((known) => known === type)
}

/** `first - second` or `second - first`; the parser may or may not keep the minus. */
function difference(context: Context, file: string, setting: syntax.Setting): Settings['difference'] | undefined {
  const words = setting.values.flatMap((value) => (value.kind === 'name' ? value.text.split(/[\s-]+/u) : []))
  const order = words.filter((text) => text !== '')
  if (order.length === 2 && order[0] === 'first' && order[1] === 'second') return 'first - second'
  if (order.length === 2 && order[0] === 'second' && order[1] === 'first') return 'second - first'
  if (setting.values.length > 0) {
    report(context, 'unknown-word', file, setting.span, 'A difference is `first - second` or `second - first`.')
  }
  return undefined
}

function locale(context: Context, file: string, setting: syntax.Setting): string | undefined {
  const value = setting.values[0]
  if (value === undefined) return undefined
  const text = value.kind === 'number' ? value.written : value.text
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report(context, 'unknown-word', file, value.span, `There is no locale \`${text}\`: write "en", "hr", "de-AT", ….`)
    return undefined
  }
}
