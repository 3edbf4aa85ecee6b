import type { Item, Scale, Variable } from '../model/study.ts'
import { turned, turnOf } from '../model/turned.ts'
import { parseNumber } from './csv/number.ts'
import { nearest, plainForm, quotedList } from './nearest.ts'

/** What a text in a cell means: a value (NaN: missing), or why it does not fit. */
export type Meaning =
  | { readonly value: number }
  | {
      readonly bad: 'value-off-scale' | 'value-not-a-number' | 'label-unmatched'
      readonly hint?: Hint
    }

/** What was probably meant. */
export interface Hint {
  /** As words for the message. */
  readonly says: string
  /** The code or label of the study, where it is one. */
  readonly as?: string
}

type Code = number | string

/** Which numbers stand for a value, as plain data: it crosses to the worker. */
export interface NumberRule {
  readonly missing: readonly number[]
  readonly low: number
  readonly high: number
  /** Distance of neighbouring values from `low`. */
  readonly step?: number
  /** Stored number and value; where given, no other number fits. */
  readonly codes?: readonly (readonly [number, number])[]
  /** The value becomes `turn − x`. */
  readonly turn?: number
}

/** @returns the value of a number, NaN when missing, undefined when it does not fit */
export function applyRule(rule: NumberRule, number: number): number | undefined {
  if (Number.isNaN(number) || rule.missing.includes(number)) return Number.NaN
  const value = rule.codes === undefined ? number : rule.codes.find(([code]) => code === number)?.[1]
  if (value === undefined || !(value >= rule.low && value <= rule.high)) return undefined
  if (rule.step !== undefined && rule.step > 0 && Number.isFinite(rule.low)) {
    const steps = (value - rule.low) / rule.step
    // 0.3 is three steps of 0.1, though not in binary.
    if (Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps))) return undefined
  }
  return (rule.turn === undefined ? value : turned(rule.turn, value)) + 0
}

const anyNumber: NumberRule = { missing: [], low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

function meaningOf(rule: NumberRule, number: number): Meaning {
  const value = applyRule(rule, number)
  return value === undefined ? OFF_SCALE : { value }
}

export interface Reader {
  /** @param text trimmed, not empty */
  read(text: string): Meaning
  /** For a column kept as numbers. */
  readonly numbers: NumberRule
  /** What fits, for the message: `0, 1, 2, 3, 4`, `18 to 110`. */
  readonly fits: string
}

const MISSING: Meaning = { value: Number.NaN }
const OFF_SCALE: Meaning = { bad: 'value-off-scale' }
const NO_NUMBER: Meaning = { bad: 'value-not-a-number' }

/** Texts and numbers that stand for something; `"1"` and 1 are the same in a file. */
class Codes {
  readonly #texts = new Map<string, number>()
  readonly #numbers = new Map<number, number>()

  add(code: Code, value: number): void {
    const text = String(code).normalize('NFC').trim()
    if (!this.#texts.has(text)) this.#texts.set(text, value)
    const number = typeof code === 'number' ? code : parseNumber(text, '.')
    if (Number.isFinite(number) && !this.#numbers.has(number)) this.#numbers.set(number, value)
  }

  text(text: string): number | undefined {
    return this.#texts.get(text)
  }

  numbers(): [number, number][] {
    return [...this.#numbers]
  }

  texts(): Iterable<string> {
    return this.#texts.keys()
  }
}

/**
 * @param missing user-missing codes of the data set
 * @param decimal the decimal mark of the file
 * @returns what turns the cells of an item's or variable's column into values
 */
export function readerOf(
  target: Item | Variable,
  missing: readonly Code[],
  decimal: '.' | ',',
  alreadyReversed: boolean,
): Reader {
  const own = target.kind === 'item' ? (target.scale?.missing ?? []) : target.missing
  const absent = new Set([...own, ...missing].map((code) => String(code).normalize('NFC').trim()))
  const absentNumbers = [...absent].map((code) => parseNumber(code, '.')).filter(Number.isFinite)
  const ends = alreadyReversed && target.kind === 'item' ? scaleEnds(target) : undefined
  const inner = target.kind === 'item' ? itemReader(target, decimal) : variableReader(target, decimal)
  const numbers: NumberRule = {
    ...inner.numbers,
    missing: absentNumbers,
    ...(ends === undefined ? {} : { turn: turnOf(ends) }),
  }
  return {
    fits: inner.fits,
    numbers,
    read: (text) => {
      if (absent.has(text.normalize('NFC'))) return MISSING
      const number = parseNumber(text, decimal)
      if (Number.isFinite(number) && absentNumbers.includes(number)) return MISSING
      const meaning = inner.read(text)
      // A file may hold the answer turned round; it is turned back, so that scoring reverses every file alike.
      return ends !== undefined && 'value' in meaning ? { value: turned(turnOf(ends), meaning.value) } : meaning
    },
  }
}

/** @returns the ends of an item's scale, undefined when they are not known */
export function scaleEnds(item: Item): { low: number; high: number } | undefined {
  const codes = (item.scale?.codes ?? []).map(({ code }) => code).filter((code) => typeof code === 'number')
  if (codes.length > 0) return { low: Math.min(...codes), high: Math.max(...codes) }
  const type = item.scale?.type ?? item.type
  return type.kind === 'number' ? { low: type.attainable.low, high: type.attainable.high } : undefined
}

function itemReader(item: Item, decimal: '.' | ','): Reader {
  const { scale } = item
  if (scale === undefined) return numberReader(anyNumber, decimal)
  if (scale.codes.length === 0) {
    const { type } = scale
    if (type.kind !== 'number') return numberReader(anyNumber, decimal)
    const { low, high, step } = type.attainable
    return numberReader({ missing: [], low, high, ...(step === undefined ? {} : { step }) }, decimal)
  }
  return codedReader(scaleCodes(scale), decimal)
}

interface Coded {
  readonly value: number
  readonly codes: readonly Code[]
  readonly label: string
}

/** The value of an answer is its code; where codes are words, their place in the order declared. */
function scaleCodes(scale: Scale): Coded[] {
  const numeric = scale.codes.every(({ code }) => typeof code === 'number')
  return scale.codes.map(({ code, stored, label }, index) => ({
    value: numeric ? Number(code) : index,
    codes: stored.length > 0 ? stored : [code],
    label,
  }))
}

function variableReader(variable: Variable, decimal: '.' | ','): Reader {
  const { type } = variable
  if (type.kind === 'category' || variable.categories.length > 0)
    return codedReader(
      variable.categories.map(({ codes, label, name }, index) => ({
        value: index,
        codes: codes.length > 0 ? codes : [name],
        label,
      })),
      decimal,
    )
  if (type.kind === 'flag') return flagReader(decimal)
  if (type.kind === 'date') return dateReader
  if (type.kind === 'number')
    return numberReader({ missing: [], low: type.attainable.low, high: type.attainable.high }, decimal)
  // After an error in the study: what can be read is read, nothing is said.
  return {
    fits: '',
    read: (text) => ({ value: parseNumber(text, decimal) }),
    numbers: anyNumber,
  }
}

function numberReader(numbers: NumberRule, decimal: '.' | ','): Reader {
  const { low, high, step } = numbers
  const limits = Number.isFinite(low) || Number.isFinite(high)
  return {
    fits: limits ? `${low} to ${high}${step === undefined || step === 1 ? '' : ` in steps of ${step}`}` : 'any number',
    numbers,
    read: (text) => {
      const value = parseNumber(text, decimal)
      return Number.isFinite(value) ? meaningOf(numbers, value) : NO_NUMBER
    },
  }
}

function codedReader(entries: readonly Coded[], decimal: '.' | ','): Reader {
  const codes = new Codes()
  for (const { codes: stored, value } of entries) for (const code of stored) codes.add(code, value)
  const labels = new Codes()
  for (const { label, value } of entries) if (label !== '') labels.add(label, value)
  // A code that is declared twice is one to whoever looks for the right one.
  const fits = [...new Set(entries.map((entry) => entry.codes.join(' or ')))].join(', ')
  const numbers: NumberRule = { ...anyNumber, codes: codes.numbers() }
  return {
    fits,
    numbers,
    read: (text) => {
      const composed = text.normalize('NFC')
      const known = codes.text(composed) ?? labels.text(composed)
      if (known !== undefined) return { value: known }
      const number = parseNumber(text, decimal)
      if (Number.isFinite(number)) return meaningOf(numbers, number)
      return { bad: 'label-unmatched', ...hintFor(composed, [...codes.texts(), ...labels.texts()]) }
    },
  }
}

function hintFor(text: string, candidates: readonly string[]): { hint?: Hint } {
  const alike = candidates.filter((candidate) => plainForm(candidate) === plainForm(text))
  if (alike.length > 0) {
    const says = `differs from ${quotedList(alike)} only in capitals, accents or blanks`
    return { hint: alike.length > 1 ? { says } : { says, as: alike[0]! } }
  }
  const [near] = nearest(text, candidates, 1)
  return near === undefined ? {} : { hint: { says: `nearest is ${quotedList([near])}`, as: near } }
}

function flagReader(decimal: '.' | ','): Reader {
  const words: Readonly<Record<string, number>> = { true: 1, false: 0, t: 1, f: 0, yes: 1, no: 0 }
  const numbers: NumberRule = { ...anyNumber, low: 0, high: 1, step: 1 }
  return {
    fits: '1 or 0, true or false, yes or no',
    numbers,
    read: (text) => {
      const value = words[text.toLowerCase()]
      if (value !== undefined) return { value }
      const number = parseNumber(text, decimal)
      return Number.isFinite(number) ? meaningOf(numbers, number) : { bad: 'label-unmatched' }
    },
  }
}

/** Days since 1970-01-01. Only forms in which day and month cannot be confused. */
const dateReader: Reader = {
  fits: 'a date as 2024-03-31 or 31.3.2024',
  numbers: { ...anyNumber, codes: [] },
  read: (text) => {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
    const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(text)
    const parts = iso === null ? dotted?.slice(1).reverse() : iso.slice(1)
    if (parts === undefined) return NO_NUMBER
    const [year, month, day] = parts.map(Number)
    const time = Date.UTC(year!, month! - 1, day!)
    const date = new Date(time)
    return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day! ? { value: time / 86400000 } : OFF_SCALE
  },
}
