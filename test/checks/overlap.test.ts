import { describe, expect, it } from 'vitest'
import { diagnose } from '../../server/checks/diagnose.ts'

/** Who is in which sample, decided by hand. */
const head = `scale Agree { 0 "No" 1 "Partly" 2 "Yes" }
variable role : nominal { patient professional other }
variable sex : nominal { female male }
variable age : number in 18..110
variable years : number in 0..80
variable older : flag = age >= 65
instrument A "A" {
  asked when role = patient
  items a1..a3 on Agree
  score total = sum(a1..a3)
  cutoffs total { low 0..2 high 3..6 }
}
instrument B "B" {
  asked when role = professional
  items b1..b3 on Agree
  score total = sum(b1..b3)
}
instrument C "C" {
  items c1..c3 on Agree
  item c4 on Agree asked when sex = female
  item c5 on Agree asked when sex = male
  score total = sum(c1..c3)
  score other = c1 + c2
}
`
const data = 'data people from "p.csv" {\n}\n'

function found(compare: string, more = data): readonly string[] {
  const text = `${head}${more}comparison c {\n  ${compare}\n}\n`
  const { diagnostics } = diagnose('test.study', new Map([['test.study', text]]), () => undefined)
  return diagnostics.filter(({ code }) => code === 'paired-test-independent').map(({ message }) => message)
}

describe('two samples that may share people', () => {
  it.each([
    'compare C.c1 with C.c2',
    'compare C.total with C.total',
    'compare C.total with C.total where age >= 50',
    'compare C.total where age >= 50 with C.total',
    'compare age with years',
    'compare A.total with C.total',
    'compare C.total where age >= 50 with C.total where age >= 40',
    'compare C.total where age in 18..40 with C.total where age in 40..60',
    'compare C.total where sex = female with C.total where age < 40',
    'compare C.total where sex = female or age > 30 with C.total where sex = male',
    'compare C.total where role in (patient, other) with C.total where role != professional',
    'compare C.total where age + years > 60 with C.total where age < 60',
    'compare C.total where sex = female with C.total where sex = male or older\n  where age > 60',
    'compare A.total.band with A.total.band',
  ])('%s', (compare) => {
    expect(found(compare)).toHaveLength(1)
  })
})

describe('two samples that cannot share people', () => {
  it.each([
    'compare A.total with B.total',
    'compare C.total where age + years > 60 with C.total where age + years < 60',
    'compare A.a1 with B.b1',
    'compare C.c4 with C.c5',
    'compare C.total where sex = female with C.total where sex = male',
    'compare C.total where sex = female with C.other where not (sex = female)',
    'compare C.total where age >= 50 with C.total where age < 50',
    'compare C.total where age in 18..40 with C.total where age in 41..60\n  where sex = male',
    'compare age where older with age where not older',
    'compare C.total where older with C.total where age < 65',
    'compare C.total where role in (patient, other) with C.total where role = professional',
    'compare C.total where A.total.band = low with C.total where A.total.band = high',
    'compare C.total where years * 2 > age and sex = female with C.total where sex = male',
    'compare A.total where age > 20 with C.total where role = other',
  ])('%s', (compare) => {
    expect(found(compare)).toEqual([])
  })
  it('are those of two files, or of none', () => {
    expect(found('compare C.total with C.other', '')).toEqual([])
    expect(found('compare C.total with C.other', `${data}data others from "o.csv" {\n}\n`)).toEqual([])
  })
  it('are not judged where a part is wrong, paired or asks a test of something else', () => {
    expect(found('compare C.total where agee > 3 with C.total')).toEqual([])
    expect(found('compare C.total with C.other paired')).toEqual([])
    expect(found('compare C.total with C.other paired\n  using wilcoxon')).toEqual([])
  })
  it('keeps them apart when the data do', () => {
    expect(
      found('compare A.total with C.total', data.replace('{\n', '{\n  include role != patient "Others"\n')),
    ).toEqual([])
  })
})

describe('the way out', () => {
  it('is `paired` for two measures of the same people', () => {
    expect(found('compare C.c1 with C.c2')[0]).toMatch(/rows of `people`.*Write `paired`/)
  })
  it('is who is in which for two samples of one measure', () => {
    expect(found('compare C.total with C.total where age >= 50')[0]).toMatch(
      /The two samples of `C\.total`.*`compare … by …`/,
    )
  })
})
