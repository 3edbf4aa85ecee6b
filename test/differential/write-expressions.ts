import type { Cat, Cond, Num, Range } from './language.ts'

export const range = ({ low = '', high = '', below = false }: Range): string => `${low}..${below ? '<' : ''}${high}`

const named = (whole: string, scope?: string): string =>
  scope !== undefined && whole.startsWith(`${scope}.`) ? whole.slice(scope.length + 1) : whole

/** `a1, a2, a3` of one instrument as a run where it is one. */
function list(of: readonly string[], scope?: string): string {
  const [first = '', ...rest] = of
  const start = Number(/\d+$/.exec(first)?.[0])
  const stem = first.replace(/\d+$/, '')
  const run = rest.length > 1 && rest.every((one, i) => one === `${stem}${start + 1 + i}`)
  return run
    ? `${named(first, scope)}..${rest.at(-1)?.replace(/^.*\./, '')}`
    : of.map((one) => named(one, scope)).join(', ')
}

/** How tightly an operator binds. A side that binds less tightly stands in parentheses, any other does not. */
const TIGHT = { if: 0, or: 1, and: 2, not: 3, compare: 4, '+': 5, '-': 5, '*': 6, '/': 6, negate: 7, name: 8 } as const

function tightness(one: Num | Cond): number {
  if (one.k === 'arithmetic') return TIGHT[one.op]
  if (one.k === 'compare' || one.k === 'category' || one.k === 'date') return TIGHT.compare
  return one.k in TIGHT ? TIGHT[one.k as keyof typeof TIGHT] : TIGHT.name
}

const wrap = (one: Num | Cond, text: string, least: number): string => (tightness(one) < least ? `(${text})` : text)

export function num(one: Num, scope?: string): string {
  const side = (a: Num, least: number): string => wrap(a, num(a, scope), least)
  switch (one.k) {
    case 'number':
      return one.text
    case 'name':
      return named(one.of, scope) + (one.part === undefined ? '' : `.${one.part}`)
    case 'aggregate':
      return `${one.fn}(${list(one.of, scope)})`
    case 'count': {
      const test = 'range' in one.holds ? `in ${range(one.holds.range)}` : `${one.holds.op} ${one.holds.text}`
      const whole = list(one.of, scope)
      if (whole.includes('..')) return `count(${whole} ${test})`
      return `count(${one.of.map((of) => `${named(of, scope)} ${test}`).join(', ')})`
    }
    case 'arithmetic':
      return `${side(one.a, TIGHT[one.op])} ${one.op} ${side(one.b, TIGHT[one.op] + 1)}`
    case 'negate':
      return `-${side(one.a, TIGHT.negate + 1)}`
    case 'round':
      return `round(${num(one.a, scope)})`
    case 'if':
      return `if ${cond(one.c, scope)} then ${num(one.a, scope)} else ${num(one.b, scope)}`
  }
}

export function cond(one: Cond, scope?: string): string {
  const side = (a: Num): string => wrap(a, num(a, scope), TIGHT['+'])
  const part = (c: Cond, least: number): string => wrap(c, cond(c, scope), least)
  switch (one.k) {
    case 'compare':
      return `${side(one.a)} ${one.op} ${side(one.b)}`
    case 'range':
      return `(${side(one.a)} in ${range(one.range)})`
    case 'list':
      return `(${side(one.a)} in (${one.values.join(', ')}))`
    case 'category':
      return `${named(one.of, scope)} ${one.op} ${one.name}`
    case 'categories':
      return `(${named(one.of, scope)} in (${one.names.join(', ')}))`
    case 'date':
      return `${one.of} ${one.op} "${one.text}"`
    case 'flag':
      return named(one.of, scope)
    case 'missing':
      return `missing(${typeof one.of === 'string' ? named(one.of, scope) : num(one.of, scope)})`
    case 'and':
    case 'or':
      return `${part(one.a, TIGHT[one.k])} ${one.k} ${part(one.b, TIGHT[one.k] + 1)}`
    case 'not':
      return `not ${part(one.a, TIGHT.not)}`
  }
}

export const cat = (one: Cat, scope?: string): string =>
  'name' in one ? one.name : `if ${cond(one.c, scope)} then ${cat(one.then, scope)} else ${cat(one.else, scope)}`
