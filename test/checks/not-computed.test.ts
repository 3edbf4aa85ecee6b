import { describe, expect, it } from 'vitest'
import { diagnose } from '../../server/checks/diagnose.ts'

const head = `scale Agree { 0 "No" 1 "Partly" 2 "Yes" }
variable arm : nominal { a b }
variable site : nominal { x y z }
variable age : number in 18..110
occasions time { t0 t1 }
instrument M "Mood" {
  items m1..m3 on Agree
  score total = sum(m1..m3)
  score part = m1 + m2
}
data d from "d.csv" {
  id id
}
`

function said(more: string, text = head): readonly (readonly [string, string, readonly string[]])[] {
  const whole = text + more
  const { diagnostics } = diagnose('test.study', new Map([['test.study', whole]]), () => undefined)
  return diagnostics
    .filter(({ code }) => code === 'not-computed')
    .map(({ span, message, fixes }) => [whole.slice(span.start, span.end), message, fixes.map(({ title }) => title)])
}
const comparison = (body: string): string => `comparison c {\n  ${body}\n}\n`

describe('what is read and not computed is said once, at its clause', () => {
  it.each([
    ['compare M.total with M.part paired', 'compare M.total with M.part paired', /paired comparisons/],
    ['compare M.total with M.part paired\n  using wilcoxon', 'compare M.total with M.part paired', /paired/],
    ['correlate M.total with age', 'correlate M.total with age', /correlations/],
    ['agreement M.total, M.part', 'agreement M.total, M.part', /agreement/],
    ['detect arm = a with M.total', 'detect arm = a with M.total', /accuracy/],
    ['compare M.total by arm\n  stratified by site', 'site', /stratified/],
    ['compare M.total by arm\n  adjusted for age', 'age', /covariates/],
    ['compare M.total by arm\n  equivalence within 2', 'equivalence within 2', /equivalence/],
    ['compare M.total by arm\n  expect 20 per group', 'expect 20 per group', /power/],
    ['compare M.total by arm\n  using brunner-munzel', 'brunner-munzel', /is not computed by this version/],
    ['compare M.total by site\n  using anova post-hoc tukey', 'tukey', /post-hoc tukey/],
  ])('%s', (body, at, why) => {
    const found = said(comparison(body))
    expect(found.map(([where]) => where)).toEqual([at])
    expect(found[0]?.[1]).toMatch(why)
  })
  it('a figure, a summary, a change that matters', () => {
    expect(said('figure f { distribution of M.total by arm\n}\n').map(([where]) => where)).toEqual(['f'])
    const text = head.replace('  score part', '  mcid total 2\n  summary s = percent(m1 >= 1)\n  score part')
    expect(said('', text).map(([where]) => where)).toEqual(['mcid total 2', 'summary s = percent(m1 >= 1)'])
  })
  it('a second file and one row per occasion', () => {
    expect(said('data e from "e.csv" {\n}\n').map(([where]) => where)).toEqual(['e'])
    const long = head.replace('  id id', '  id id\n  occasion time from "visit"')
    expect(said('', long).map(([where]) => where)).toEqual(['occasion time from "visit"'])
  })
  it.each([
    'compare M.total by arm',
    'compare M.total by arm\n  using fisher',
    'compare M.total by site\n  using kruskal-wallis post-hoc dunn',
    'compare M.total by arm\n  using man-whitney',
    'compare M.total by',
  ])('nothing is said of %s', (body) => {
    expect(said(comparison(body))).toEqual([])
  })
})

describe('only tests that are computed are recommended', () => {
  const uncomputed = /brunner|mood|permutation|trend|yuen|wilcoxon|mcnemar|paired-t|jonckheere|barnard|boschloo/
  it.each([
    ['compare M.total by arm\n  using brunner-munzel', ['mann-whitney', 'welch-t', 'student-t']],
    ['compare M.total by site\n  using mann-whitney', ['kruskal-wallis', 'welch-anova', 'anova']],
    ['compare M.total by arm\n  using mann-whitny', ['mann-whitney']],
    ['compare M.total by arm\n  using chi-square', []],
  ])('%s', (body, some) => {
    const text = head + comparison(body)
    const { diagnostics } = diagnose('test.study', new Map([['test.study', text]]), () => undefined)
    const about = diagnostics.filter(({ code }) => code.startsWith('test-') || code === 'not-computed')
    expect(about).not.toEqual([])
    for (const { fixes, message } of about) {
      expect(message.replace('Brunner–Munzel', '').toLowerCase()).not.toMatch(uncomputed)
      for (const { title } of fixes) expect(title).not.toMatch(uncomputed)
    }
    for (const name of some) expect(about.map(({ message }) => message).join()).toContain(`\`${name}\``)
  })
})
