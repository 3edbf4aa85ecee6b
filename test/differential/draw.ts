import type { Dice } from './dice.ts'
import { DATES, drawCat, drawCond, drawNum, type Scope } from './draw-expressions.ts'
import { drawInstrument, drawScale, NOWHERE } from './draw-instruments.ts'
import type { Comparison, Definition, Drawn, Item, Sample, Variable } from './language.ts'

/** A small study of random parts, with the rows of its file. */
export function drawStudy(dice: Dice): Drawn {
  const { int, pick, often } = dice
  const scales = Array.from({ length: int(1, 3) }, (_, i) => drawScale(dice, `S${i + 1}`))
  const raw = [
    category(dice, 'g', 'nominal'),
    category(dice, 'o', 'ordinal'),
    variable('x', 'number', often(50) ? { range: { low: '0', high: '50' } } : {}),
    variable('f', 'flag'),
    variable('t', 'date'),
  ]
  const first = scopeOf(raw)
  const early = often(50) ? [derived(dice, 'early', first)] : []
  let scope = join(first, scopeOf(early))
  const instruments = ['A', 'B'].slice(0, int(1, 2)).map((name) => {
    const [instrument, after] = drawInstrument(dice, name, scales, scope)
    scope = after
    return instrument
  })
  const late = often(50) ? [derived(dice, 'late', { ...scope, items: [] })] : []
  scope = join(scope, scopeOf(late))
  const variables = [...raw, ...early, ...late]
  const data = {
    missing: often(30) ? pick([['-99'], ['NA'], ['-99', 'NA']]) : [],
    includes: Array.from({ length: Math.max(0, int(-2, 2)) }, () => drawCond(dice, scope, 2)),
    weight: often(15),
  }
  const groups = variables.filter(({ type }) => type !== 'number' && type !== 'date').map(({ name }) => name)
  const samples: Sample[] = [
    ...variables.filter(({ type }) => type !== 'date').map(({ name: of }) => ({ of })),
    ...instruments.flatMap(({ scores, items }) => [
      ...scores.flatMap(({ name: of, cutoffs, norms, table }): Sample[] => [
        ...(table === undefined ? [] : [{ of, part: 'norm' as const }]),
        { of },
        ...(cutoffs.length > 0 ? [{ of, part: 'band' as const }] : []),
        ...(norms.length > 0
          ? [
              { of, part: 'z' as const },
              { of, part: 't' as const },
            ]
          : []),
      ]),
      ...items.slice(0, 2).map(({ name: of }) => ({ of })),
    ]),
  ]
  const where = () => (often(40) ? { where: drawCond(dice, scope, 1) } : {})
  const numeric = samples.filter(({ of, part }) => part !== 'band' && scope.nums.includes(of))
  const comparisons = Array.from({ length: int(1, 4) }, (_, i): Comparison => {
    const name = `c${i}`
    if (often(30))
      return { name, ...where(), first: { ...pick(numeric), ...where() }, second: { ...pick(numeric), ...where() } }
    const by = pick(groups)
    return { name, ...where(), sample: { ...pick(samples.filter(({ of }) => of !== by)), ...where() }, by }
  })
  const tables = [
    { name: 't0', describe: dice.some(samples, 1, 6), ...(often(60) ? { by: pick(groups) } : {}), ...where() },
  ]
  const items = instruments.flatMap((one) => one.items)
  const columns = [...items, ...raw, ...(data.weight ? ['w8'] : [])]
  const rows = Array.from({ length: int(2, 25) }, () =>
    columns.map((one) => spaced(dice, cell(dice, one, data.missing))),
  )
  const headings = columns.map((one) => (typeof one === 'string' ? one : 'heading' in one ? one.heading : one.name))
  const delimiter = pick([',', ',', ';', '\t', '|'] as const)
  const file = {
    delimiter,
    comma: often(25),
    newline: pick(['\n', '\r\n'] as const),
    stated: often(70),
    mark: often(10),
    copies: often(1) ? Math.ceil(17_000 / rows.length) : 1,
  }
  return { scales, instruments, variables, data, tables, comparisons, headings, rows, file }
}

const variable = (name: string, type: Variable['type'], more: Partial<Variable> = {}): Variable => ({
  name,
  type,
  categories: [],
  missing: [],
  ...more,
})

function category({ int, often, pick }: Dice, name: string, type: 'nominal' | 'ordinal'): Variable {
  const coded = often(50)
  const categories = Array.from({ length: int(2, 3) }, (_, i) => ({
    text: `${name}${i}`,
    stored: coded ? pick([[String(i + 1)], [`muški ${i}`, `x;${i}`], [String(i + 1), `word ${i}`]]) : [],
  }))
  return variable(name, type, { categories, missing: often(30) ? ['7'] : [] })
}

function derived(dice: Dice, name: string, scope: Scope): Variable {
  const kind = dice.int(0, 2)
  if (kind === 0) {
    const is: Definition = { type: 'number', is: drawNum(dice, scope, 2) }
    return variable(name, 'number', { derived: is })
  }
  if (kind === 1) return variable(name, 'flag', { derived: { type: 'flag', is: drawCond(dice, scope, 2) } })
  const categories = [`${name}Low`, `${name}High`, `${name}Other`].slice(0, dice.int(2, 3))
  const type = dice.pick(['nominal', 'ordinal'] as const)
  return variable(name, type, { derived: { type, categories, is: drawCat(dice, scope, categories) } })
}

function scopeOf(variables: readonly Variable[]): Scope {
  const names = (type: string) => variables.filter((one) => one.type === type).map(({ name }) => name)
  const categories = variables
    .filter(({ type }) => type === 'nominal' || type === 'ordinal')
    .map(({ name, type, categories: raw, derived: computed }) => ({
      of: name,
      names: computed !== undefined && 'categories' in computed ? computed.categories : raw.map(({ text }) => text),
      ordered: type === 'ordinal',
    }))
  return { ...NOWHERE, nums: names('number'), flags: names('flag'), dates: names('date'), categories }
}

const join = (a: Scope, b: Scope): Scope => ({
  items: [],
  nums: [...a.nums, ...b.nums],
  normed: [...a.normed, ...b.normed],
  flags: [...a.flags, ...b.flags],
  dates: [...a.dates, ...b.dates],
  categories: [...a.categories, ...b.categories],
})

function cell(dice: Dice, of: Item | Variable | string, missing: readonly string[]): string {
  const { int, pick, often } = dice
  if (typeof of === 'string') return String(int(0, 3))
  if (often(10)) return missing.length > 0 && often(50) ? pick(missing) : ''
  const own = 'scale' in of ? of.scale.missing : of.missing
  if (own.length > 0 && often(10)) return pick(own)
  if (often(2)) return '77'
  const codes = 'scale' in of ? of.scale.codes : of.categories.length > 0 ? of.categories : undefined
  if (codes !== undefined) {
    const one = pick(codes)
    const text = one.stored.length > 0 ? pick(one.stored) : one.text
    return /^\d+$/.test(text) && often(4) ? pick([`${text}.0`, `0${text}`, `+${text}`]) : text
  }
  if ('scale' in of) {
    const { low, high, step } = of.scale.range!
    const steps = Math.round((Number(high) - Number(low)) / Number(step))
    return String(Number((Number(low) + int(0, steps) * Number(step)).toFixed(4)))
  }
  if (of.type === 'number')
    return pick([
      String(int(0, 50)),
      `${int(0, 49)}.5`,
      '3',
      '1.25',
      '.5',
      '-0',
      '1e1',
      '0.1',
      '0.2',
      '0.3',
      '0.7',
      '1.1',
    ])
  return of.type === 'flag' ? pick(['0', '1']) : pick(DATES)
}

const spaced = ({ pick, often }: Dice, text: string): string =>
  often(5) ? pick([` ${text}`, `${text} `, `~${text}`]) : text
