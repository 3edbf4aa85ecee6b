import { clean, MISSING, type None, need, readItem, readVariable, UNASKED, type Value, within } from './cells.ts'
import { compare, type Fraction, fraction, minus, over, plus, roundHalfUp, times } from './fraction.ts'
import type { Cat, Compare, Cond, Drawn, Item, Num, Score } from './language.ts'

/** Where an expression stands: only in a score is a reversed item reversed, and only there may items be missing. */
interface Rule {
  readonly scored: boolean
  readonly allow: number
}
const OUTSIDE: Rule = { scored: false, allow: 0 }

type Tri = boolean | None
const isNumber = (value: Value): value is Fraction => typeof value === 'object'

/** One respondent: what every name of the study means for this row, worked out each time it is asked for. */
export class Respondent {
  readonly #study: Drawn
  readonly #cells: ReadonlyMap<string, string>

  constructor(study: Drawn, row: readonly string[]) {
    this.#study = study
    this.#cells = new Map(study.headings.map((heading, i) => [heading, row[i] ?? '']))
  }

  /** How many respondents this row stands for. */
  get weight(): number {
    const cell = this.#cells.get('w8')
    return this.#study.file.copies * (cell === undefined || !this.#study.data.weight ? 1 : Number(clean(cell)))
  }

  /** The first condition that does not hold, from 0; undefined: this respondent is in the study. */
  get leftOutBy(): number | undefined {
    const at = this.#study.data.includes.findIndex((one) => this.cond(one) !== true)
    return at < 0 ? undefined : at
  }

  value(of: string, part?: 'z' | 't' | 'norm' | 'band', scored = false): Value {
    for (const instrument of this.#study.instruments) {
      const item = instrument.items.find(({ name }) => name === of)
      const score = instrument.scores.find(({ name }) => name === of)
      if (item === undefined && score === undefined) continue
      if (instrument.asked !== undefined && this.cond(instrument.asked) !== true) return UNASKED
      return item === undefined ? this.#part(score!, part) : this.#item(item, scored)
    }
    const variable = this.#study.variables.find(({ name }) => name === of)
    if (variable === undefined) throw new Error(`nothing is called ${of}`)
    if (variable.derived === undefined) return readVariable(variable, this.#cells.get(of) ?? '', this.#study.data)
    const { derived } = variable
    return derived.type === 'number'
      ? this.num(derived.is)
      : derived.type === 'flag'
        ? this.cond(derived.is)
        : this.cat(derived.is)
  }

  #item(item: Item, scored: boolean): Value {
    const asked = item.asked === undefined || this.cond(item.asked.when)
    if (asked !== true) {
      if (item.asked?.otherwise === undefined) return UNASKED
      return asked === MISSING ? MISSING : need(item.asked.otherwise)
    }
    const { scale } = item
    const read = readItem(item, this.#cells.get(item.heading) ?? '', this.#study.data)
    // The file holds what was answered, or already what counts.
    const turned = item.already !== (scored && item.reversed)
    if (!isNumber(read) || !turned) return read
    const all = scale.codes?.map(({ text }) => need(text)).sort(compare)
    const [low, high] = all === undefined ? [need(scale.range!.low), need(scale.range!.high)] : [all[0]!, all.at(-1)!]
    return minus(plus(low, high), read)
  }

  #part(score: Score, part?: 'z' | 't' | 'norm' | 'band'): Value {
    const { definition, allow = 0, rounded } = score
    const rule = { scored: true, allow }
    let raw: Value
    if (definition.type === 'number') raw = this.num(definition.is, rule)
    else raw = definition.type === 'flag' ? this.cond(definition.is, rule) : this.cat(definition.is, rule)
    if (rounded && isNumber(raw)) raw = roundHalfUp(raw)
    if (part === undefined || !isNumber(raw)) return raw
    const value = raw
    if (part === 'norm') {
      const found = score.table?.find(([at]) => compare(need(at), value) === 0)
      return found === undefined ? MISSING : need(found[1])
    }
    if (part === 'band') {
      const set = score.cutoffs.find(({ when }) => when === undefined || this.cond(when) === true)
      return set?.bands.find(({ range }) => within(value, range))?.name ?? MISSING
    }
    const norms = score.norms.find(({ when }) => when === undefined || this.cond(when) === true)
    if (norms === undefined) return MISSING
    const z = over(minus(value, need(norms.mean)), need(norms.sd))
    return part === 'z' ? z : plus(fraction(50n), times(fraction(10n), z))
  }

  num(one: Num, rule = OUTSIDE): Value {
    switch (one.k) {
      case 'number':
        return need(one.text)
      case 'name':
        return this.value(one.of, one.part, rule.scored)
      case 'aggregate':
        return this.#aggregate(one.of, one.fn, rule)
      case 'count': {
        const { holds } = one
        return this.#aggregate(one.of, 'sum', rule, (x) =>
          fraction(
            ('range' in holds ? within(x, holds.range) : decide(compare(x, need(holds.text)), holds.op)) ? 1n : 0n,
          ),
        )
      }
      case 'negate':
      case 'round': {
        const a = this.num(one.a, rule)
        return isNumber(a) ? (one.k === 'round' ? roundHalfUp(a) : fraction(-a.n, a.d)) : a
      }
      case 'if': {
        const c = this.cond(one.c, rule)
        return typeof c === 'boolean' ? this.num(c ? one.a : one.b, rule) : c
      }
      case 'arithmetic': {
        const a: Value = this.num(one.a, rule)
        const b: Value = this.num(one.b, rule)
        if (!isNumber(a) || !isNumber(b)) return nothing(a, b)
        if (one.op === '/') return b.n === 0n ? MISSING : over(a, b)
        return one.op === '+' ? plus(a, b) : one.op === '-' ? minus(a, b) : times(a, b)
      }
    }
  }

  /** Items that were not asked are no part of it. */
  #aggregate(
    of: readonly string[],
    fn: 'sum' | 'mean' | 'min' | 'max',
    { allow, scored }: Rule,
    each: (x: Fraction) => Fraction = (x) => x,
  ): Value {
    const asked = of.map((name) => this.value(name, undefined, scored)).filter((value) => value !== UNASKED)
    if (asked.length === 0) return UNASKED
    const answered = asked.filter(isNumber).map(each)
    if (asked.length - answered.length > allow || answered.length === 0) return MISSING
    if (fn === 'min' || fn === 'max') return answered.sort(compare).at(fn === 'min' ? 0 : -1)!
    const mean = over(answered.reduce(plus), fraction(BigInt(answered.length)))
    return fn === 'mean' ? mean : times(mean, fraction(BigInt(asked.length)))
  }

  cond(one: Cond, rule = OUTSIDE): Tri {
    switch (one.k) {
      case 'compare': {
        const a: Value = this.num(one.a, rule)
        const b: Value = this.num(one.b, rule)
        return isNumber(a) && isNumber(b) ? decide(compare(a, b), one.op) : nothing(a, b)
      }
      case 'range':
      case 'list': {
        const a = this.num(one.a, rule)
        if (!isNumber(a)) return nothing(a)
        return one.k === 'range' ? within(a, one.range) : one.values.some((text) => compare(a, need(text)) === 0)
      }
      case 'category': {
        const { value, order } = this.#category(one.of)
        if (typeof value !== 'string') return nothing(value)
        return decide(order.indexOf(value) - order.indexOf(one.name), one.op)
      }
      case 'categories': {
        const { value } = this.#category(one.of)
        return typeof value === 'string' ? one.names.includes(value) : nothing(value)
      }
      case 'date': {
        const value = this.value(one.of)
        if (typeof value !== 'string') return nothing(value)
        return decide(value < one.text ? -1 : value > one.text ? 1 : 0, one.op)
      }
      case 'flag': {
        const value = this.value(one.of)
        return typeof value === 'boolean' ? value : nothing(value)
      }
      case 'missing':
        return (
          (typeof one.of === 'string' ? this.value(...split(one.of), rule.scored) : this.num(one.of, rule)) === MISSING
        )
      case 'not': {
        const a = this.cond(one.a, rule)
        return typeof a === 'boolean' ? !a : a
      }
      case 'and':
      case 'or': {
        const a: Tri = this.cond(one.a, rule)
        const b: Tri = this.cond(one.b, rule)
        const settles = one.k === 'or'
        if (a === settles || b === settles) return settles
        return typeof a === 'boolean' && typeof b === 'boolean' ? !settles : nothing(a, b)
      }
    }
  }

  cat(one: Cat, rule = OUTSIDE): Value {
    if ('name' in one) return one.name
    const c = this.cond(one.c, rule)
    return typeof c === 'boolean' ? this.cat(c ? one.then : one.else, rule) : c
  }

  #category(of: string): { value: Value; order: readonly string[] } {
    return { value: this.value(...split(of)), order: categoriesOf(this.#study, of) }
  }
}

const split = (of: string): [string, 'band' | undefined] =>
  of.endsWith('.band') ? [of.slice(0, -5), 'band'] : [of, undefined]

/** The categories of a variable, of a score or of its bands, in their order. */
export function categoriesOf({ instruments, variables }: Drawn, of: string): readonly string[] {
  const [name, band] = split(of)
  const score = instruments.flatMap(({ scores }) => scores).find((one) => one.name === name)
  if (band !== undefined) return score?.cutoffs[0]?.bands.map((one) => one.name) ?? []
  const variable = variables.find((one) => one.name === name)
  const definition = score?.definition ?? variable?.derived
  if (definition === undefined) return variable?.categories.map(({ text }) => text) ?? []
  return 'categories' in definition ? definition.categories : []
}

/** Whoever was not asked for one part is not asked, never missing, whatever else lacks. */
const nothing = (...values: readonly Value[]): None => (values.includes(UNASKED) ? UNASKED : MISSING)

function decide(by: number, op: Compare): boolean {
  if (op === '=' || op === '!=') return (by === 0) === (op === '=')
  if (op === '<' || op === '<=') return op === '<' ? by < 0 : by <= 0
  return op === '>' ? by > 0 : by >= 0
}
