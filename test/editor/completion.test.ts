import { describe, expect, test } from 'vitest'
import { itemsAt } from './complete.ts'

/** What the places below may refer to. */
const STUDY = `
study "Title" {
  alpha 0.05
}
scale Often "How often" { 0 "Never" 1 "Sometimes" 2 "Always" }
scale Pain "Pain" 0..100
occasions visit "Visit" { before "Before" = 0 later "Later" = 1 }
instrument ALLY_P "Alliance, patients" {
  asked when role = patient
  items p1..p4 on Often
  item mood "Mood" on Often unscored
  reverse p2
  subscale trust "Trust" = sum(p1..p3) in 0..6
  score total "Total, patients" measures "alliance" = sum(p1..p4)
  cutoffs trust "Trust" { low "Low" 0..2 high "High" 3..6 }
}
instrument ALLY_S "Alliance, staff" {
  items s1..s4 on Often
  subscale trust "Trust of staff" = sum(s1..s3)
  score total "Total, staff" = sum(s1..s4)
  score any "Any" : flag = s1 >= 1
}
variable role "Role" : nominal { patient "Patients" staff "Staff" }
variable ward "Ward" : nominal { north "North" south "South" east "East" }
variable age "Age" : number in 18..99
variable older "Older" : flag = age >= 65
counts outcome "Outcome" {
  columns treated, control
  better: 12, 5
  same: 8, 15
}
`.replace('measures "alliance" = sum(p1..p4)', '= sum(p1..p4) measures "alliance"')

const inBlock = (head: string, clause: string): string => `${STUDY}\n${head} {\n  ${clause}\n}\n`
const comparison = (clause: string): string => inBlock('planned comparison main "Main"', clause)
const instrument = (clause: string): string =>
  `${STUDY}\ninstrument NEW "New" {\n  items n1..n5 on Often\n  item extra "Extra" on Often\n  score sum1 "Sum" = sum(n1..n3)\n  ${clause}\n}\n`
const data = (clause: string): string =>
  `${STUDY}\ndata people from "people.csv" {\n  ${clause}\n}\n//- /people.csv\nid,p1,p2,STAR P-1,x1,x2,x3,p1_t0,p2_t0,role\n`

/** Where, and what stands at the top of the list, in this order. */
const first: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '$0', ['study', 'use', 'scale', 'instrument']],
  ['between declarations', `${STUDY}\n$0`, ['use', 'scale', 'instrument', 'variable']],
  ['half a declaration word', `${STUDY}\ncompar$0`, ['use']],
  ['behind planned', `${STUDY}\nplanned $0`, ['comparison']],
  ['behind use', `${STUDY}\nuse $0`, ['who5', 'scales.study']],
  ['in the quotes of use', `${STUDY}\nuse "$0"`, ['scales.study']],
  ['the type of a variable', `${STUDY}\nvariable x "X" : $0`, ['number', 'nominal', 'ordinal', 'flag', 'date']],
  ['the level of a scale', `${STUDY}\nscale X "X" : $0`, ['ordinal', 'interval', 'nominal']],
  ['behind a range of a scale', `${STUDY}\nscale X 0..100 $0`, ['step']],
  ['behind the name of data', `${STUDY}\ndata people $0`, ['from']],
  ['where data come from', `${STUDY}\ndata people from $0`, ['people.csv', 'postgres']],
  ['in the quotes of data', `${STUDY}\ndata people from "$0`, ['people.csv']],
  ['in study', inBlock('study "T"', '$0'), ['design', 'confidence', 'conventions']],
  ['the design', 'study "T" {\n  design $0\n}', ['cross-sectional', 'longitudinal', 'randomised']],
  ['half a design', 'study "T" {\n  design cross-s$0\n}', ['cross-sectional', 'longitudinal']],
  ['the conventions', 'study "T" {\n  conventions $0\n}', ['r', 'spss', 'medcalc', 'stata']],
  ['the quantiles', 'study "T" {\n  quantiles $0\n}', ['type 7', 'type 6', 'type 5', 'type 2']],
  ['behind type', 'study "T" {\n  quantiles type $0\n}', ['7', '6', '5', '2']],
  ['the variant of χ²', 'study "T" {\n  chi-square variant $0\n}', ['pearson', 'yates', 'n-1']],
  ['the p-values', 'study "T" {\n  p-values $0\n}', ['exact', 'apa', 'ama', 'nejm', 'lancet']],
  ['the difference', 'study "T" {\n  difference $0\n}', ['first - second', 'second - first']],
  ['small cells', 'study "T" {\n  small-cells $0\n}', ['under 5', 'under 10']],
  ['in an instrument', instrument('$0'), ['cite', 'licence', 'item', 'items', 'reverse']],
  ['the scale of an item', instrument('item q "Q" on $0'), ['Often', 'Pain']],
  ['behind the wording', instrument('item q "Q" $0'), ['on']],
  ['behind the scale of an item', instrument('item q "Q" on Often $0'), ['reversed', 'unscored', 'asked when']],
  ['items to reverse', instrument('reverse $0'), ['n1', 'n2', 'n3', 'n4', 'n5', 'extra']],
  ['more items to reverse', instrument('reverse n1, n2, $0'), ['n3', 'n4', 'n5', 'extra']],
  ['a score', instrument('score x "X" = $0'), ['sum', 'mean', 'count']],
  ['in sum', instrument('score x "X" = sum($0)'), ['n1..n5', 'n1', 'n2']],
  ['in an unclosed sum', instrument('score x "X" = sum($0'), ['n1..n5', 'n1', 'n2']],
  ['the end of a run', instrument('score x "X" = sum(n2..$0)'), ['n5', 'n4', 'n3']],
  ['behind a score', instrument('score x "X" = sum(n1..n5) $0'), ['in 0..10', 'allow', 'measures']],
  ['the stated range', instrument('score x "X" = sum(n1..n5) in $0'), ['0..10']],
  ['how many may be missing', instrument('score x "X" = sum(n1..n5) allow $0'), ['1', '2', '3']],
  ['behind their number', instrument('score x "X" = sum(n1..n5) allow 2 $0'), ['missing']],
  ['behind allow', instrument('score x "X" = sum(n1..n5) allow 2 missing $0'), ['in 0..10', 'rounded', 'measures']],
  ['the type of a score', instrument('score x "X" : $0'), ['flag', 'nominal', 'ordinal']],
  ['cut-offs', instrument('cutoffs $0'), ['sum1']],
  ['behind the score of cut-offs', instrument('cutoffs sum1 $0'), ['{ … }', 'when']],
  ['the condition of cut-offs', instrument('cutoffs sum1 when ward = $0'), ['north', 'south', 'east']],
  ['the first band', instrument('cutoffs sum1 { $0 }'), ['low "Low" …', 'high "High" …', 'name "Label" 0..6']],
  ['the next band', instrument('cutoffs sum1 { low "Low" 0..2\n $0 }'), ['high "High" …', 'name "Label" 3..6']],
  ['the range of a band', instrument('cutoffs sum1 { low "Low" 0..2\n high "High" $0 }'), ['3..6']],
  ['norms', instrument('norms sum1 { $0 }'), ['mean', 'sd', 'RAW => VALUE']],
  ['who is asked', instrument('asked when $0'), ['older', 'role', 'ward', 'age']],
  ['the group that is asked', instrument('asked when role = $0'), ['patient', 'staff']],
  [
    'a variable that an instrument needs',
    'instrument N {\n  needs variable gender : nominal { female "Women", male "Men" }\n  asked when $0\n}',
    ['gender'],
  ],
  [
    'its categories',
    'instrument N {\n  needs variable gender : nominal { female "Women", male "Men" }\n  asked when gender = $0\n}',
    ['female', 'male'],
  ],
  ['behind a category', instrument('asked when role = patient $0'), ['and', 'or']],
  ['a group', instrument('asked when role $0'), ['=', '!=']],
  ['a licence', instrument('licence $0'), ['"Public domain"']],
  ['a summary', instrument('summary s "S" = $0'), ['percent', 'sum']],
  ['the next answer', 'scale S { 0 "No"\n  $0 }', ['1 "Label"', 'missing']],
  ['the first answer', 'scale S {\n  $0\n}', ['0 "Label"', 'missing']],
  ['an identifier', data('id $0'), ['id', 'p1', 'p2']],
  ['a column', data('id id\n  column $0'), ['STAR P-1', 'x1', 'x2', 'x3']],
  ['a column in quotes', data('id id\n  column "$0"'), ['STAR P-1']],
  ['behind a column', data('column "STAR P-1" $0'), ['as']],
  ['what a column holds', data('column "STAR P-1" as $0'), ['ward', 'age']],
  ['an item of an instrument', data('column x1 as ALLY_S.$0'), ['s1', 's2', 's3', 's4']],
  ['a run of columns', data('columns $0'), ['x{1..3}', 'p{1..2}']],
  ['a run of items', data('columns "x{1..3}" as $0'), ['ALLY_P.p1..p4', 'ALLY_S.s1..s4']],
  ['who is included', data('include age $0'), ['>=', '<=', '=']],
  ['behind a number of rows', data('expect 10 $0'), ['rows']],
  ['an occasion', data('occasion $0'), ['before', 'later', 'visit']],
  ['occasions of long data', data('occasion visit $0'), ['from']],
  ['columns of an occasion', data('occasion before columns $0'), ['{item}_t0']],
  ['an encoding', data('encoding "$0'), ['utf-8', 'windows-1250']],
  ['in a comparison', comparison('$0'), ['compare', 'correlate', 'agreement', 'detect']],
  ['behind the question', comparison('compare ALLY_P.total by role\n  $0'), ['using', 'reported']],
  ['a sample', comparison('compare $0'), ['ALLY_P.trust', 'ALLY_P.total', 'ALLY_S.trust', 'ALLY_S.total']],
  ['the members of an instrument', comparison('compare ALLY_P.$0'), ['trust', 'total', 'trust.band']],
  ['the parts of a score', comparison('compare ALLY_P.trust.$0'), ['band']],
  ['the groups', comparison('compare ALLY_P.total by $0'), ['role', 'ward', 'older', 'visit']],
  ['behind a sample', comparison('compare ALLY_P.total $0'), ['at', 'by', 'with', 'as', 'where']],
  ['the other sample', comparison('compare ALLY_P.trust with $0'), ['ALLY_S.trust', 'ALLY_P.total', 'ALLY_S.total']],
  ['the name of a sample', comparison('compare ALLY_P.total as $0'), ['patient', 'staff', 'north']],
  ['a restricted sample', comparison('compare age where ALLY_P.trust.band = $0'), ['low', 'high']],
  ['a list of categories', comparison('compare age where ward in ($0'), ['north', 'south', 'east']],
  ['an occasion of a sample', comparison('compare ALLY_P.total at $0'), ['before', 'later']],
  [
    'a test of a score in two groups',
    comparison('compare ALLY_P.total by role\n  using $0'),
    ['mann-whitney', 'kruskal-wallis'],
  ],
  ['a test of a number', comparison('compare age by role\n  using $0'), ['welch-t', 'student-t']],
  ['a test of three groups', comparison('compare ALLY_P.total by ward\n  using $0'), ['kruskal-wallis']],
  ['a test of categories', comparison('compare ward by role\n  using $0'), ['chi-square', 'fisher']],
  ['a test of bands', comparison('compare ALLY_P.trust.band by role\n  using $0'), ['chi-square', 'fisher']],
  ['a test of counts', comparison('compare outcome\n  using $0'), ['chi-square', 'fisher']],
  ['half a test', comparison('compare ALLY_P.total by role\n  using mann-wh$0'), ['mann-whitney']],
  [
    'the options of a test',
    comparison('compare ALLY_P.total by role\n  using mann-whitney $0'),
    ['exact', 'asymptotic', 'continuity', 'if normal else'],
  ],
  ['the value of an option', comparison('compare age by role\n  using mann-whitney continuity $0'), ['on', 'off']],
  ['behind if', comparison('compare age by role\n  using welch-t if $0'), ['normal']],
  ['behind normal', comparison('compare age by role\n  using welch-t if normal $0'), ['else']],
  ['the other test', comparison('compare age by role\n  using welch-t if normal else $0'), ['welch-t']],
  ['the alternative', comparison('alternative $0'), ['two-sided', 'greater', 'less']],
  ['a claim', comparison('compare ALLY_P.trust by role\n  reported $0'), ['p', 'difference', 'statistic', 'df']],
  ['the group of a claim', comparison('compare ALLY_P.trust by role\n  reported median $0'), ['patient', 'staff']],
  ['the band of a claim', comparison('compare ALLY_P.trust by role\n  reported count $0'), ['low', 'high']],
  ['its group', comparison('compare ALLY_P.trust by role\n  reported count low $0'), ['patient', 'staff']],
  ['a second claim', comparison('compare ALLY_P.trust by role\n  reported p = 0.03, $0'), ['p', 'difference']],
  ['stratified', comparison('compare ALLY_P.trust by role\n  stratified by $0'), ['role', 'ward', 'older']],
  ['adjusted', comparison('compare ALLY_P.trust by role\n  adjusted for $0'), ['role', 'ward', 'age']],
  ['in a family', inBlock('family f', '$0'), ['adjust', 'comparisons']],
  ['the adjustment', inBlock('family f', 'adjust $0'), ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by']],
  [
    'the comparisons of a family',
    `${comparison('compare age by role')}\nfamily f {\n  adjust holm\n  comparisons $0\n}`,
    ['main'],
  ],
  ['in a table', inBlock('table t', '$0'), ['describe', 'as', 'with', 'where']],
  ['the rows of a table', inBlock('table t', 'describe $0'), ['ALLY_P.trust']],
  ['behind a row', inBlock('table t', 'describe age $0'), ['at', 'by']],
  ['the groups of a table', inBlock('table t', 'describe age by $0'), ['role', 'ward', 'older']],
  ['the summary of a table', inBlock('table t', 'as $0'), ['median-iqr', 'mean-sd', 'median-range', 'both']],
  ['what else a table shows', inBlock('table t', 'with $0'), ['normality', 'p-values']],
  ['in a figure', inBlock('figure f', '$0'), ['likert', 'distribution', 'bands', 'forest', 'roc']],
  ['behind the figure', inBlock('figure f', 'likert $0'), ['of']],
  ['what bars of answers show', inBlock('figure f', 'likert of $0'), ['ALLY_P', 'ALLY_S']],
  ['in counts', inBlock('counts c', '$0'), ['columns', 'reported']],
  ['the columns of counts', inBlock('counts c', 'columns $0'), ['patient', 'staff', 'north']],
  ['a row of counts', inBlock('counts c', 'columns a, b\n  $0'), ['row: a, b', 'reported']],
  ['behind the name of a score', instrument('score x "X" $0'), ['= sum(…)', '=', ': flag =']],
  ['behind the name of a scale', `${STUDY}\nscale X "X" $0`, ['{ … }', '0..100', ':']],
  ['behind the name of a variable', `${STUDY}\nvariable x $0`, [': number', ': nominal', ': ordinal']],
  ['behind the name of a comparison', `${STUDY}\nplanned comparison x $0`, ['{ … }']],
  ['behind the path of data', `${STUDY}\ndata x from "y.csv" $0`, ['{ … }']],
  ['a band of an unknown score', instrument('cutoffs nothing { $0 }'), ['name "Label" 0..10']],
  ['the rest of a sum', instrument('score x = sum(n1, $0)'), ['n2..n5', 'n2', 'n3']],
  ['a derived variable', `${STUDY}\nvariable x : flag = $0`, ['older', 'role', 'ward', 'age']],
]

describe('what is offered first', () => {
  test.each(first)('%s', async (_, source, expected) => {
    const labels = (await itemsAt(source)).map(({ label }) => label)
    expect(labels.slice(0, expected.length)).toEqual(expected)
  })

  test('at 40 places and more', () => expect(first.length).toBeGreaterThan(40))
})

/** Where, and what is there or is not. */
const among: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['a second study is not needed', `${STUDY}\n$0`, ['study'], ['study { … }']],
  ['snippets of declarations', '$0', ['instrument { … }', 'comparison by groups { … }', 'data { … }'], []],
  ['a score is not part of itself', instrument('score x = sum1 + $0'), [], ['x', 'sum1']],
  ['an item is used once', instrument('score x = sum(n1, n2, $0)'), ['n3', 'extra'], ['n1', 'n2']],
  ['group of categories only', comparison('compare ALLY_P.total by $0'), ['role'], ['age', 'ALLY_P.total']],
  ['bands of the other instruments', comparison('compare $0'), ['ALLY_P.trust.band', 'age', 'outcome'], []],
  ['a bundled instrument', comparison('compare $0'), ['WHO5.total'], []],
  ['nominal data have no mean', comparison('compare ward by role\n using $0'), [], ['welch-t', 'mann-whitney']],
  ['independent groups are not paired', comparison('compare age by role\n using $0'), [], ['wilcoxon', 'paired-t']],
  ['t tests compare two groups', comparison('compare age by ward\n using $0'), ['welch-anova'], ['welch-t']],
  [
    'options that are written',
    comparison('compare age by role\n using mann-whitney exact $0'),
    ['continuity'],
    ['exact'],
  ],
  ['with the block unclosed', `${STUDY}\ncomparison x {\n  compare $0`, ['ALLY_P.total'], []],
  ['with the block above unclosed', `${STUDY}\ntable t {\n  describe age\n\n$0`, ['describe', 'comparison'], []],
  ['before a declaration', `instrument A {\n  items a1..a3 on $0\n\nscale S 0..4`, ['S'], []],
  ['a row that is described', inBlock('table t', 'describe age, role, $0'), ['ward'], ['age', 'role']],
]

describe('what is among it, and what is not', () => {
  test.each(among)('%s', async (_, source, present, absent) => {
    const labels = new Set((await itemsAt(source)).map(({ label }) => label))
    for (const label of present) expect([...labels]).toContain(label)
    for (const label of absent) expect([...labels]).not.toContain(label)
  })
})

describe('nothing is offered', () => {
  test.each([
    ['in a comment', `${STUDY}\n# comp$0`],
    ['for a new name', `${STUDY}\nvariable $0`],
    ['for the name of a score', instrument('score $0')],
    ['in a label', instrument('score x "$0"')],
    ['in a wording', instrument('item q "Th$0" on Often')],
    ['for the name of an item', instrument('item $0')],
  ])('%s', async (_, source) => expect((await itemsAt(source)).map(({ label }) => label)).toEqual([]))
})

describe('items', () => {
  test('of tests say why they fit, the default first and chosen', async () => {
    const items = await itemsAt(comparison('compare ALLY_P.total by role\n  using $0'))
    expect(items[0]).toMatchObject({
      label: 'mann-whitney',
      preselect: true,
      labelDetails: { description: 'the default for a score in two independent groups' },
    })
    for (const { documentation } of items) expect(documentation).toMatchObject({ kind: 'markdown' })
    const computed = items.map(({ labelDetails }) => !labelDetails?.description?.startsWith('Not computed yet'))
    expect(computed).toEqual(computed.toSorted((a, b) => Number(b) - Number(a)))
  })

  test('of words have their documentation', async () => {
    for (const source of ['$0', instrument('$0'), comparison('$0'), data('$0'), 'study "T" {\n  $0\n}'])
      for (const { label, documentation } of await itemsAt(source)) expect(documentation, label).toBeDefined()
  })

  test('of scores show range and label', async () => {
    const [item] = (await itemsAt(comparison('compare $0'))).filter(({ label }) => label === 'ALLY_P.trust')
    expect(item?.labelDetails).toEqual({ detail: ' 0..6', description: 'Trust' })
  })

  test('replace the word with its hyphen', async () => {
    const [item] = await itemsAt('study "T" {\n  design cross-s$0ectional\n}')
    const range = { start: { line: 1, character: 9 }, end: { line: 1, character: 24 } }
    expect(item?.textEdit).toEqual({ range, newText: 'cross-sectional' })
  })

  test('that are no names are written in quotes, and quotes are closed', async () => {
    const text = async (source: string) => (await itemsAt(source))[0]?.textEdit?.newText
    expect(await text(data('id id\n  column $0'))).toBe('"STAR P-1"')
    expect(await text(data('id id\n  column "$0'))).toBe('STAR P-1"')
    expect(await text(data('id id\n  column "S$0"'))).toBe('STAR P-1')
  })

  test('of a bundled instrument bring their use', async () => {
    const item = (await itemsAt(comparison('compare $0'))).find(({ label }) => label === 'WHO5.total')
    const position = { line: 2, character: 1 }
    expect(item?.additionalTextEdits).toEqual([{ range: { start: position, end: position }, newText: '\n\nuse who5' }])
  })
})
