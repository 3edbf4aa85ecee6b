import type { IToken } from 'chevrotain'
import type { Node } from '../syntax.ts'
import type { Span } from '../text.ts'
import type { StudyParser } from './declarations.ts'
import { nameOf } from './values.ts'

/** How a clause is read, and how messages speak of it. */
export interface Form {
  readonly noun: string
  readonly example: string
  /** Reads the clause from the parser's input; what could not be read is absent from the node. */
  readonly read: (parser: StudyParser, span: Span, head: IToken) => Node
  /** The clause of which nothing could be read. */
  readonly empty: (span: Span, head: IToken) => Node
}

function form<N extends Node>(
  noun: string,
  example: string,
  start: (span: Span, head: IToken) => N,
  rule: (parser: StudyParser) => (node: N) => void,
): Form {
  return {
    noun,
    example,
    empty: start,
    read: (parser, span, head) => {
      const node = start(span, head)
      rule(parser).call(parser, node)
      return node
    },
  }
}

const setting = (noun: string, example: string) =>
  form(
    noun,
    example,
    (span, head) => ({ kind: 'setting' as const, span, name: nameOf(head), values: [] }),
    (p) => p.setting,
  )

const where = form(
  '`where`',
  'where age >= 18',
  (span) => ({ kind: 'where' as const, span }),
  (p) => p.where,
)
const reported = form(
  'What was `reported`',
  'reported difference = -1 in -3..1, p = 0.230',
  (span) => ({ kind: 'reported' as const, span, claims: [] }),
  (p) => p.reported,
)
const item = (example: string) =>
  form(
    'An item',
    example,
    (span) => ({ kind: 'item' as const, span, reversed: false, unscored: false, broken: false }),
    (p) => p.item,
  )
const score = (noun: string, subscale: boolean, example: string) =>
  form(
    noun,
    example,
    (span) => ({ kind: 'score' as const, span, subscale, rounded: false, reported: [], broken: false }),
    (p) => p.score,
  )
const missing = form(
  'A `missing` code',
  'missing -99, "NA"',
  (span) => ({ kind: 'missing' as const, span, codes: [] }),
  (p) => p.missingCodes,
)

/** The clauses of each block by the word that they start with. Rows of `counts` start with any name and are read elsewhere. */
export const FORMS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  study: {
    design: setting('The design', 'design cross-sectional'),
    alpha: setting('The significance level', 'alpha 0.05'),
    confidence: setting('The confidence', 'confidence 0.95'),
    conventions: setting('The conventions', 'conventions medcalc'),
    quantiles: setting('The type of quantiles', 'quantiles type 6'),
    continuity: setting('The continuity correction', 'continuity off'),
    difference: form(
      'The sign of a difference',
      'difference second - first',
      (span, head) => ({ kind: 'setting' as const, span, name: nameOf(head), values: [] }),
      (p) => p.difference,
    ),
    'chi-square': setting('The variant of χ²', 'chi-square variant yates'),
    exactness: setting('The exactness', 'exactness auto'),
    'p-values': setting('The style of p-values', 'p-values apa'),
    digits: setting('The number of digits', 'digits 2'),
    locale: setting('The locale', 'locale "hr"'),
    seed: setting('The seed', 'seed 2026'),
    'small-cells': setting('The limit of small cells', 'small-cells under 5'),
  },
  instrument: {
    cite: form(
      'A citation',
      'cite "Kroenke et al., 2001" doi "10.1046/…"',
      (span) => ({ kind: 'cite' as const, span }),
      (p) => p.cite,
    ),
    licence: form(
      'A licence',
      'licence "CC BY 4.0"',
      (span) => ({ kind: 'licence' as const, span }),
      (p) => p.licence,
    ),
    item: item('item p1 "How often …" on Frequency'),
    items: item('items p1..p12 on Frequency'),
    reverse: form(
      '`reverse`',
      'reverse p4, p7',
      (span) => ({ kind: 'reverse' as const, span, items: [] }),
      (p) => p.reverse,
    ),
    asked: form(
      '`asked`',
      'asked when role = patient',
      (span) => ({ kind: 'asked' as const, span }),
      (p) => p.asked,
    ),
    needs: form(
      '`needs`',
      'needs variable sex : nominal { female, male }',
      (span) => ({ kind: 'needs' as const, span }),
      (p) => p.needs,
    ),
    subscale: score('A subscale', true, 'subscale worry "Worry" = sum(p1, p2, p5)'),
    score: score('A score', false, 'score total "Total" = sum(p1..p12)'),
    cutoffs: form(
      'A list of cut-offs',
      'cutoffs total { low 0..9 high 10..21 }',
      (span) => ({ kind: 'cutoffs' as const, span, bands: [], broken: false }),
      (p) => p.cutoffs,
    ),
    mcid: form(
      '`mcid`',
      'mcid total 5',
      (span) => ({ kind: 'mcid' as const, span }),
      (p) => p.change,
    ),
    retest: form(
      '`retest`',
      'retest total 0.84',
      (span) => ({ kind: 'retest' as const, span }),
      (p) => p.change,
    ),
    summary: form(
      'A summary',
      'summary nps = percent(q1 >= 9) - percent(q1 <= 6)',
      (span) => ({ kind: 'summary' as const, span, broken: false }),
      (p) => p.summary,
    ),
    norms: form(
      'A list of norms',
      'norms total { mean 12.4 sd 5.1 }',
      (span) => ({ kind: 'norms' as const, span, entries: [], broken: false }),
      (p) => p.norms,
    ),
    reported,
  },
  data: {
    id: form(
      'The `id`',
      'id patient',
      (span) => ({ kind: 'id' as const, span, columns: [] }),
      (p) => p.id,
    ),
    column: form(
      'A column',
      'column "STAR P1" as STAR_P.p1',
      (span) => ({ kind: 'column' as const, span, columns: [], alreadyReversed: false }),
      (p) => p.column,
    ),
    columns: form(
      'A run of columns',
      'columns "STAR_P{1..12}" as STAR_P.p1..p12',
      (span) => ({ kind: 'columns' as const, span, patterns: [], alreadyReversed: false }),
      (p) => p.columns,
    ),
    missing,
    include: form(
      '`include`',
      'include age >= 18 "Adults"',
      (span) => ({ kind: 'include' as const, span }),
      (p) => p.include,
    ),
    expect: form(
      '`expect`',
      'expect 184 rows',
      (span) => ({ kind: 'expect-rows' as const, span }),
      (p) => p.expectRows,
    ),
    weight: form(
      'The `weight`',
      'weight n',
      (span) => ({ kind: 'weight' as const, span, columns: [] }),
      (p) => p.weight,
    ),
    occasion: form(
      'An occasion',
      'occasion baseline columns "{item}_t0"',
      (span) => ({ kind: 'occasion' as const, span }),
      (p) => p.occasion,
    ),
    encoding: setting('The encoding', 'encoding "windows-1250"'),
    delimiter: setting('The delimiter', 'delimiter ";"'),
    decimal: setting('The decimal mark', 'decimal ","'),
    sheet: setting('The sheet', 'sheet "Data"'),
  },
  counts: { reported },
  family: {},
  table: {
    as: form(
      '`as`',
      'as median-iqr',
      (span) => ({ kind: 'as' as const, span }),
      (p) => p.as,
    ),
    with: form(
      '`with`',
      'with normality',
      (span) => ({ kind: 'with' as const, span }),
      (p) => p.with,
    ),
    where,
    reported,
  },
  figure: {
    ...Object.fromEntries(
      ['likert', 'distribution', 'bands', 'forest', 'roc'].map((kind) => [
        kind,
        form(
          'A figure',
          `${kind} of PHQ9.total by sex`,
          (span, head) => ({ kind: 'figure-clause' as const, span, figure: nameOf(head), of: [] }),
          (p) => p.figure,
        ),
      ]),
    ),
    where,
  },
  comparison: {
    compare: form(
      '`compare`',
      'compare PHQ9.total by sex',
      (span) => ({ kind: 'compare' as const, span, paired: false, adjusted: [] }),
      (p) => p.compare,
    ),
    correlate: form(
      '`correlate`',
      'correlate age with PHQ9.total',
      (span) => ({ kind: 'correlate' as const, span }),
      (p) => p.correlate,
    ),
    agreement: form(
      '`agreement`',
      'agreement rater1, rater2',
      (span) => ({ kind: 'agreement' as const, span, samples: [] }),
      (p) => p.agreement,
    ),
    detect: form(
      '`detect`',
      'detect depressed = yes with PHQ9.total',
      (span) => ({ kind: 'detect' as const, span }),
      (p) => p.detect,
    ),
    using: form(
      '`using`',
      'using mann-whitney',
      (span) => ({ kind: 'using' as const, span }),
      (p) => p.using,
    ),
    alternative: form(
      'The alternative',
      'alternative two-sided',
      (span) => ({ kind: 'alternative' as const, span }),
      (p) => p.alternative,
    ),
    equivalence: form(
      '`equivalence`',
      'equivalence within 2',
      (span) => ({ kind: 'equivalence' as const, span }),
      (p) => p.margin,
    ),
    noninferiority: form(
      '`noninferiority`',
      'noninferiority margin 2',
      (span) => ({ kind: 'noninferiority' as const, span }),
      (p) => p.margin,
    ),
    expect: form(
      '`expect`',
      'expect 64 per group',
      (span) => ({ kind: 'expect' as const, span, perGroup: false }),
      (p) => p.expect,
    ),
    where,
    reported,
  },
}
