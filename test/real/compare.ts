/** Compares the JSON of a run with the expected.json beside a public data set (R 4.2, psych), name by name. */

interface Json {
  readonly [key: string]: unknown
}

export interface Compared {
  /** Numbers that agree. */
  readonly agreed: number
  /** Ids of which at least one number was compared. */
  readonly ids: readonly string[]
  readonly disagreed: readonly string[]
  /** Expected ids that the study does not ask. */
  readonly unasked: readonly string[]
  /** Ids of comparisons that this version says it does not compute. */
  readonly notComputed: readonly string[]
}

type Path = readonly (string | number)[]
interface Pair {
  readonly what: string
  readonly ours: unknown
  readonly expected: unknown
  readonly tolerance: Tolerance
}
type Tolerance = 'exact' | 'close' | 'p' | 'odds'

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const at = (value: unknown, ...path: Path): unknown =>
  path.reduce<unknown>((found, key) => object(found)[key as string], value)

/** @returns whether two numbers agree as the README of the data asks */
function agrees(ours: unknown, expected: unknown, tolerance: Tolerance): boolean {
  if (typeof ours !== 'number' || typeof expected !== 'number') return ours === expected
  if (tolerance === 'exact') return ours === expected
  const limit = tolerance === 'odds' ? 1e-4 : tolerance === 'p' ? (Math.abs(expected) < 1e-12 ? 1e-3 : 1e-7) : 1e-9
  return Math.abs(ours - expected) <= limit * Math.max(Math.abs(expected), tolerance === 'close' ? 1e-9 : 1e-300)
}

const named = (entries: unknown, name: string): unknown => list(entries).find((entry) => at(entry, 'name') === name)

/** @returns n, missing, mean, sd and quartiles side by side */
function summaries(ours: unknown, expected: unknown): Pair[] {
  return ['n', 'missing', 'mean', 'sd', 'median', 'q1', 'q3'].map((key) => ({
    what: key,
    ours: at(ours, key),
    expected: at(expected, key),
    tolerance: key === 'n' || key === 'missing' ? 'exact' : 'close',
  }))
}

function testPairs(result: unknown, expected: unknown, turned: boolean): Pair[] {
  const ours = at(result, 'statistics')
  if (String(at(ours, 'why', 'p')).includes('this version')) return []
  const pairs: Pair[] = []
  const pair = (what: string, a: unknown, b: unknown, tolerance: Tolerance = 'close'): void => {
    if (b !== undefined) pairs.push({ what, ours: a, expected: b, tolerance })
  }
  const fisher = at(result, 'test') === 'fisher'
  pair('p', at(ours, 'p'), at(expected, 'p.value'), 'p')
  const statistic = ['t', 'u1', 'h', 'f', 'chiSquare', 'w', 'v']
    .map((key) => at(ours, key))
    .find((s) => s !== undefined)
  if (!fisher) pair('statistic', statistic, at(expected, 'statistic'))
  const df = at(expected, 'parameter')
  if (Array.isArray(df)) {
    pair('df1', at(ours, 'df1'), df[0])
    pair('df2', at(ours, 'df2'), df[1])
  } else pair('df', at(ours, 'df'), df)
  const [low, high] = list(at(expected, 'conf.int'))
  const limits = fisher ? at(ours, 'oddsRatio') : ours
  // R's tables have "no" before "yes": the odds ratio of the first group is that of "no".
  const turn = (value: unknown): unknown => (turned ? 1 / Number(value) : value)
  pair('low', at(limits, turned ? 'high' : 'low'), low === undefined ? low : turn(low), fisher ? 'odds' : 'close')
  pair('high', at(limits, turned ? 'low' : 'high'), high === undefined ? high : turn(high), fisher ? 'odds' : 'close')
  if (fisher) pair('odds ratio', at(limits, 'value'), turn(at(expected, 'estimate')), 'odds')
  pair('rank-biserial', at(ours, 'effect', 'value'), at(expected, 'rank_biserial'))
  pair('epsilon²', at(ours, 'effect', 'value'), at(expected, 'epsilon2'))
  return pairs
}

function alphaPairs(score: unknown, expected: unknown): Pair[] {
  const truth = at(expected, 'complete') ?? at(expected, 'pairwise')
  const pairs: Pair[] = [
    { what: 'alpha', ours: at(score, 'alpha', 'value'), expected: at(truth, 'raw_alpha'), tolerance: 'close' },
    { what: 'std', ours: at(score, 'alpha', 'standardised'), expected: at(truth, 'std_alpha'), tolerance: 'close' },
    { what: 'n', ours: at(score, 'alpha', 'n'), expected: at(truth, 'n'), tolerance: 'exact' },
  ]
  for (const item of list(at(score, 'items'))) {
    const name = String(at(item, 'name'))
    const itemTruth = at(truth, 'items', name)
    if (itemTruth === undefined) continue
    for (const [key, theirs] of [
      ['itemRest', 'r.drop'],
      ['alphaIfDropped', 'alpha_if_dropped'],
    ] as const)
      pairs.push({ what: `${name} ${key}`, ours: at(item, key), expected: at(itemTruth, theirs), tolerance: 'close' })
  }
  return pairs
}

/** What an expected id is called among our results, where a `_` for every other character does not find it. */
export interface Names {
  /** Expected id → score. */
  readonly scores?: Readonly<Record<string, string>>
  /** Expected id → result (comparison). */
  readonly results?: Readonly<Record<string, string>>
  /** Odds ratios that R gives the other way round. */
  readonly turned?: readonly string[]
  /** Expected id → table, first row that describes; the columns go by the keys of the expected value. */
  readonly tables?: Readonly<Record<string, { table: string; row?: number; column?: string; key?: string }>>
  /** Expected id → a path of the expected value and the number of ours. */
  readonly values?: Readonly<Record<string, (run: unknown) => unknown>>
}

const underscored = (id: string): string => id.replace(/[^\p{L}\p{N}]/gu, '_')

function distributionCount(score: unknown, value: number): number {
  const entry = list(at(score, 'distribution')).find((pair) => at(pair, 0) === value)
  return Number(at(entry, 1) ?? 0)
}

/** @returns the numbers to compare for one expected id; none when the study does not ask it */
function pairsFor(id: string, value: unknown, run: unknown, names: Names): Pair[] {
  const scores = at(run, 'scores')
  const own = names.values?.[id]
  if (own !== undefined) return flat(own(run), value)
  const table = names.tables?.[id]
  if (table !== undefined) return tablePairs(at(run, 'tables'), table, value)
  const score = named(scores, names.scores?.[id] ?? underscored(id))
  if (at(value, 'p.value') !== undefined) {
    if (id.startsWith('shapiro'))
      return score === undefined
        ? []
        : [
            { what: 'W', ours: at(score, 'normality', 'w'), expected: at(value, 'statistic'), tolerance: 'p' },
            { what: 'p', ours: at(score, 'normality', 'p'), expected: at(value, 'p.value'), tolerance: 'odds' },
          ]
    const result = named(at(run, 'results'), names.results?.[id] ?? underscored(id))
    return result === undefined ? [] : testPairs(result, value, names.turned?.includes(id) === true)
  }
  if (at(value, 'pairwise') !== undefined) return score === undefined ? [] : alphaPairs(score, value)
  if (id.startsWith('item.') || id.startsWith('published.item.')) {
    const name = id.split('.').at(-1)!
    const item = list(scores)
      .flatMap((one) => list(at(one, 'items')))
      .find((one) => at(one, 'name') === name && at(one, 'reversed') === false)
    return item === undefined ? [] : summaries(item, value).filter(({ ours }) => ours !== undefined)
  }
  if (score === undefined) return []
  if (id.startsWith('bands'))
    return Object.entries(object(value)).map(([label, count]) => ({
      what: label,
      ours: at(
        list(at(score, 'bands')).find((band) => at(band, 'label') === label || at(band, 'name') === label),
        'count',
      ),
      expected: count,
      tolerance: 'exact',
    }))
  if (at(value, 'mean') !== undefined) return summaries(score, value)
  if (id.startsWith('rule') || id.startsWith('cesd.ge'))
    return [
      {
        what: 'count',
        ours: distributionCount(score, 1),
        expected: typeof value === 'number' ? value : at(value, 'n'),
        tolerance: 'exact',
      },
    ]
  return []
}

function flat(ours: unknown, expected: unknown, what = ''): Pair[] {
  if (Array.isArray(expected) || (typeof expected === 'object' && expected !== null))
    return Object.entries(expected).flatMap(([key, value]) =>
      at(ours, key) === undefined ? [] : flat(at(ours, key), value, `${what} ${key}`),
    )
  return [{ what, ours, expected, tolerance: 'close' }]
}

function tablePairs(
  tables: unknown,
  { table, row = 0, column, key }: { table: string; row?: number; column?: string; key?: string },
  value: unknown,
): Pair[] {
  const found = named(tables, table)
  const cells = list(at(found, 'rows', row, 'cells'))
  const columns = list(at(found, 'columns'))
  const cellOf = (name: string): unknown =>
    cells[columns.findIndex((one) => at(one, 'label') === name || at(one, 'name') === name)]
  if (key !== undefined) return [{ what: key, ours: at(cellOf('total'), key), expected: value, tolerance: 'exact' }]
  if (column !== undefined || at(value, 'mean') !== undefined) return summaries(cellOf(column ?? 'total'), value)
  if (typeof Object.values(object(value))[0] === 'number')
    return Object.entries(object(value)).map(([label, count]) => ({
      what: label,
      ours: at(
        list(at(found, 'rows')).find((one) => at(one, 'label') === label),
        'cells',
        columns.length - 1,
        'count',
      ),
      expected: count,
      tolerance: 'exact',
    }))
  return Object.entries(object(value)).flatMap(([name, expected]) =>
    summaries(cellOf(name), expected).map((pair) => ({ ...pair, what: `${name} ${pair.what}` })),
  )
}

/** Compares every expected id that the run answers. */
export function compare(run: unknown, expected: unknown, names: Names = {}): Compared {
  const ids: string[] = []
  const unasked: string[] = []
  const notComputed: string[] = []
  const disagreed: string[] = []
  let agreed = 0
  for (const [id, entry] of Object.entries(object(at(expected, 'values')))) {
    const pairs = pairsFor(id, at(entry, 'value'), run, names)
    const result = named(at(run, 'results'), names.results?.[id] ?? underscored(id))
    if (pairs.length > 0) ids.push(id)
    else if (result !== undefined) notComputed.push(id)
    else unasked.push(id)
    for (const { what, ours, expected: truth, tolerance } of pairs)
      if (agrees(ours, truth, tolerance)) agreed++
      else disagreed.push(`${id} ${what}: ${String(ours)} instead of ${String(truth)}`)
  }
  return { agreed, ids, disagreed, unasked, notComputed }
}
