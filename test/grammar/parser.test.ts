import { describe, expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { sketch, studies } from './support.ts'

/** The declarations of a sound text, sketched. */
function read(text: string): string[] {
  const { tree, errors } = parse(text)
  expect(errors).toEqual([])
  return tree.declarations.map(sketch)
}

/** The clauses of a block, sketched. */
function clauses(head: string, text: string): string[] {
  const { tree, errors } = parse(`${head} {\n${text}\n}\n`)
  expect(errors).toEqual([])
  const declaration = tree.declarations[0]!
  if ('clauses' in declaration) return declaration.clauses.map(sketch)
  return 'settings' in declaration ? declaration.settings.map(sketch) : [sketch(declaration)]
}

const expression = (text: string): string => /expression:(.*)\)$/s.exec(read(`variable x : flag = ${text}`)[0]!)![1]!

describe('the studies of the fixtures and samples', () => {
  it.each(studies())('reads $path without a mistake', ({ text }) => {
    expect(parse(text).errors).toEqual([])
  })
})

describe('declarations', () => {
  it.each([
    ['use "shared/scales.study"', '(use path:"shared/scales.study")'],
    ['use phq9', '(use library:phq9)'],
    ['scale VAS "Visual" 0..100 step 0.5', '(scale codes missing name:VAS label:"Visual" range:0..100 step:0.5)'],
    ['scale VAS 0..100', '(scale name:VAS range:0..100)'],
    [
      'scale S : interval { -1 "No" = 5, "ne" 1 missing -99, "NA" "Refused" }',
      '(scale codes:[(code code:-1 stored:[5 "ne"] label:"No") (code code:1)] missing:[(missing codes:[-99 "NA"] label:"Refused")] name:S level:interval)',
    ],
    ['variable age "Age" : number in 18..110', '(variable name:age label:"Age" type:(type name:number range:18..110))'],
    ['variable day : date', '(variable name:day type:(type name:date))'],
    ['variable older : flag = age >= 65', '(variable name:older type:(type name:flag) expression:(age >= 65))'],
    [
      'variable sex : nominal { female "Women" = "f", 2 male missing 9 }',
      '(variable name:sex type:(type name:nominal categories:[(category name:female label:"Women" codes:["f" 2]) (category name:male)] missing:[(missing codes:[9])]))',
    ],
    [
      'variable sex : nominal { female, male }',
      '(variable name:sex type:(type name:nominal categories:[(category name:female) (category name:male)]))',
    ],
    [
      'occasions time "Time" { baseline "Baseline" = 0 week8 = 8 }',
      '(occasions occasions:[(occasion-entry name:baseline label:"Baseline" codes:[0]) (occasion-entry name:week8 codes:[8])] name:time label:"Time")',
    ],
    [
      'counts t { columns a "A", b\n good "Good": 0, 14\n bad: 1, 2\n reported p = 0.010\n }',
      '(counts columns:[(count-column name:a label:"A") (count-column name:b)] rows:[(count-row name:good counts:[0 14] label:"Good") (count-row name:bad counts:[1 2])] reported:[(reported claims:[(claim name:p relation:= value:0.010)])] name:t)',
    ],
    ['family f { adjust holm\n comparisons a, b\n }', '(family comparisons:[a b] name:f adjust:holm)'],
    [
      'data d from postgres "registry" { id id }',
      '(data clauses:[(id columns:[id])] name:d source:postgres path:"registry")',
    ],
    ['exploratory comparison c { }', '(comparison status:exploratory name:c)'],
  ])('%s', (text, expected) => {
    const normal = (sketched: string) => sketched.replace(/ (codes|missing|broken)(?=[ )])/g, '')
    expect(normal(read(text)[0]!).split(' ').sort()).toEqual(normal(expected).split(' ').sort())
  })
})

describe('the settings of a study', () => {
  it.each([
    ['design cross-sectional', '(setting name:design values:[cross-sectional])'],
    ['design some-unknown-word', '(setting name:design values:[some-unknown-word])'],
    ['alpha .05', '(setting name:alpha values:[.05])'],
    ['quantiles type 6', '(setting name:quantiles values:[6])'],
    ['continuity off', '(setting name:continuity values:[off])'],
    ['difference second - first', '(setting name:difference values:[second first])'],
    ['chi-square variant n-1', '(setting name:chi-square values:[n-1])'],
    ['p-values exact', '(setting name:p-values values:[exact])'],
    ['small-cells under 5', '(setting name:small-cells values:[5])'],
    ['locale "hr"', '(setting name:locale values:["hr"])'],
  ])('%s', (text, expected) => {
    const [found] = clauses('study "S"', text)
    expect(found!.split(/(?<=setting) (?=values)/).length).toBeGreaterThan(0)
    expect(found!.split(' ').sort()).toEqual(expected.split(' ').sort())
  })
})

describe('the clauses of an instrument', () => {
  it.each([
    ['cite "A" doi "10.1/x"', '(cite text:"A" doi:"10.1/x")'],
    ['licence "CC BY"', '(licence text:"CC BY")'],
    ['item q "Why?" on S reversed', '(item reversed name:q wording:"Why?" scale:S)'],
    ['items q1..q9 on S unscored', '(item unscored name:q1 last:q9 scale:S)'],
    ['item q on S asked when p > 0 otherwise -1', '(item name:q scale:S asked:(asked condition:(p > 0) otherwise:-1))'],
    ['reverse q1, q3..q5, I.q7', '(reverse items:[q1 q3..q5 I.q7])'],
    ['asked when role = patient', '(asked condition:(role = patient))'],
    [
      'needs variable sex : nominal { female, male }',
      '(needs variable:(variable name:sex type:(type name:nominal categories:[(category name:female) (category name:male)])))',
    ],
    [
      'subscale s "S" = sum(q1, q2) in 0..24 allow 1 missing rounded measures "trust"',
      '(score subscale rounded name:s label:"S" expression:(call function:sum arguments:[q1 q2]) stated:0..24 allow:1 measures:"trust")',
    ],
    ['score f : flag = a >= 2', '(score name:f type:(type name:flag) expression:(a >= 2))'],
    [
      'score s = (age in 18..30) in 0..1',
      '(score name:s expression:(parenthesised expression:(in operand:age set:18..30)) stated:0..1)',
    ],
    [
      'score s = a\nreported alpha = 0.86',
      '(score reported:[(reported claims:[(claim name:alpha relation:= value:0.86)])] name:s expression:a)',
    ],
    [
      'cutoffs s "Bands" when sex = female { low "Low" ..<2.5 mid 2.5..5 high 6.. }',
      '(cutoffs bands:[(band name:low label:"Low" range:..<2.5) (band name:mid range:2.5..5) (band name:high range:6..)] score:s label:"Bands" when:(sex = female))',
    ],
    ['mcid total 5', '(mcid score:total value:5)'],
    ['retest total 0.84', '(retest score:total value:0.84)'],
    [
      'summary nps = percent(q >= 9) - percent(q <= 6)',
      '(summary name:nps expression:((call function:percent arguments:[(q >= 9)]) - (call function:percent arguments:[(q <= 6)])))',
    ],
    ['norms s { mean 12.4 sd 5.1 }', '(norms score:s mean:12.4 sd:5.1)'],
    [
      'norms s when a { 0 => 38.2 1 => -1 }',
      '(norms entries:[(norm raw:0 value:38.2) (norm raw:1 value:-1)] score:s when:a)',
    ],
  ])('%s', (text, expected) => {
    expect(clauses('instrument I', text).join(' ')).toBe(expected)
  })
})

describe('the clauses of data', () => {
  it.each([
    ['column "STAR P1", if as STAR_P.p1', '(column columns:["STAR P1" if] target:STAR_P.p1)'],
    ['column x4r as x4 already reversed', '(column columns:[x4r] alreadyReversed target:x4)'],
    ['columns "q{1..9}" as P.q1..q9', '(columns patterns:["q{1..9}"] target:P.q1..q9)'],
    ['missing -99, "NA"', '(missing codes:[-99 "NA"])'],
    ['include age >= 18 "Adults"', '(include condition:(age >= 18) reason:"Adults")'],
    ['expect 184 rows', '(expect-rows rows:184)'],
    ['weight w', '(weight columns:[w])'],
    ['id id, "Redni broj"', '(id columns:[id "Redni broj"])'],
    ['encoding "windows-1250"', '(setting values:["windows-1250"] name:encoding)'],
    ['occasion time from "visit"', '(occasion name:time from:"visit")'],
    ['occasion baseline columns "{item}_t0"', '(occasion name:baseline binding:(columns patterns:["{item}_t0"]))'],
    [
      'occasion baseline column "bdi.pre" as bdi',
      '(occasion name:baseline binding:(column columns:["bdi.pre"] target:bdi))',
    ],
  ])('%s', (text, expected) => {
    const found = clauses('data d from "d.csv"', text).join(' ')
    expect(found.split(' ').sort().join(' ').replace(/[()]/g, '')).toBe(
      expected.split(' ').sort().join(' ').replace(/[()]/g, ''),
    )
  })
})

describe('the clauses of tables, figures and comparisons', () => {
  it.each([
    [
      'table t',
      'describe age, P.total at t0 by sex',
      '(describe samples:[age (at operand:P.total occasion:t0)] by:sex)',
    ],
    [
      'table t',
      'describe age as mean-sd with p-values',
      '(describe samples:[age]) (as summary:mean-sd) (with what:p-values)',
    ],
    ['figure f', 'likert of P.q1..q9 by sex', '(figure-clause figure:likert of:[P.q1..q9] by:sex)'],
    ['figure f', 'forest', '(figure-clause figure:forest)'],
    ['comparison c', 'compare a by sex', '(compare first:(sample expression:a) by:sex)'],
    [
      'comparison c',
      'compare A.t as x with B.t where age > 30 as y paired',
      '(compare paired first:(sample expression:A.t as:x) second:(sample expression:B.t where:(age > 30) as:y))',
    ],
    [
      'comparison c',
      'compare P.t at week8 - P.t at t0 by arm\nstratified by centre\nadjusted for age, sex',
      '(compare adjusted:[age sex] first:(sample expression:((at operand:P.t occasion:week8) - (at operand:P.t occasion:t0))) by:arm stratified:centre)',
    ],
    ['comparison c', 'correlate a with b', '(correlate first:(sample expression:a) second:(sample expression:b))'],
    ['comparison c', 'agreement a, b', '(agreement samples:[(sample expression:a) (sample expression:b)])'],
    ['comparison c', 'detect d = yes with P.t', '(detect condition:(d = yes) score:(sample expression:P.t))'],
    [
      'comparison c',
      'using mann-whitney exact, continuity off',
      '(using test:(test name:mann-whitney options:[(option name:exact) (option name:continuity value:off)]))',
    ],
    [
      'comparison c',
      'using welch-t if normal else kruskal-wallis post-hoc dunn',
      '(using test:(test name:welch-t) otherwise:(test name:kruskal-wallis options:[(option name:post-hoc value:dunn)]))',
    ],
    [
      'comparison c',
      'using fisher monte-carlo 10000 mid-p',
      '(using test:(test name:fisher options:[(option name:monte-carlo value:10000) (option name:mid-p)]))',
    ],
    ['comparison c', 'using never-heard-of-it', '(using test:(test name:never-heard-of-it))'],
    ['comparison c', 'alternative two-sided', '(alternative value:two-sided)'],
    ['comparison c', 'equivalence within 2', '(equivalence margin:2)'],
    ['comparison c', 'noninferiority margin 2', '(noninferiority margin:2)'],
    ['comparison c', 'expect 64 per group', '(expect perGroup n:64)'],
    ['comparison c', 'where age >= 18', '(where condition:(age >= 18))'],
    [
      'comparison c',
      'reported difference = -1 in -3..1, p < 0.001, quartiles women = 6..9, count good men = 72',
      '(reported claims:[(claim name:difference relation:= value:-1 interval:-3..1) (claim name:p relation:< value:0.001) (claim name:quartiles of:[women] relation:= value:6..9) (claim name:count of:[good men] relation:= value:72)])',
    ],
  ])('%s: %s', (head, text, expected) => {
    expect(clauses(head, text).join(' ')).toBe(expected)
  })
})

describe('expressions', () => {
  it.each([
    ['a or b and not c = d', '(a or (b and (unary operator:not operand:(c = d))))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['-a * b', '((unary operator:- operand:a) * b)'],
    ['a - -1', '(a - (unary operator:- operand:1))'],
    ['a-b', '(a - b)'],
    ['mann-whitney', '(mann - whitney)'],
    ['count(q1..q9 >= 2)', '(call function:count arguments:[(q1..q9 >= 2)])'],
    [
      'age in 18..30 and sex in (female, "m", 3)',
      '((in operand:age set:18..30) and (in operand:sex set:(list values:[female "m" 3])))',
    ],
    ['age in 25..', '(in operand:age set:25..)'],
    ['x in -5..-1', '(in operand:x set:-5..-1)'],
    [
      'if a then 1 else if b in 1..2 then 2 else 3',
      '(if condition:a then:1 else:(if condition:(in operand:b set:1..2) then:2 else:3))',
    ],
    ['sum + count(a) * mean', '(sum + ((call function:count arguments:[a]) * mean))'],
    ['P.t.band at week8 = low', '((at operand:P.t.band occasion:week8) = low)'],
    ['.5 + 1e-4', '(.5 + 1e-4)'],
    ['čestica_1 > 2', '(čestica_1 > 2)'],
    ['a\n  and b\n  or c', '((a and b) or c)'],
    ['sum(a,\n b\n) +\n 2', '((call function:sum arguments:[a b]) + 2)'],
  ])('%s', (text, expected) => {
    expect(expression(text)).toBe(expected)
  })

  it('keeps the digits and the place of what was written', () => {
    const text = 'comparison c {\n  compare a by b\n  reported p = 0.030\n}'
    const clause = JSON.stringify(parse(text).tree)
    expect(clause).toContain(
      `"kind":"number","span":{"start":${text.indexOf('0.030')},"end":${text.indexOf('0.030') + 5}},"value":0.03,"written":"0.030"`,
    )
  })
})
