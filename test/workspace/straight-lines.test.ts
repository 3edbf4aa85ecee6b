import { describe, expect, it } from 'vitest'
import { run } from './run.ts'

const study = (clauses: string, more = ''): string => `study "S" {
${more}}
scale Agree 1..5
scale Other 1..5
variable g : nominal { a  b }
instrument I {
${clauses}}
data d from "d.csv" {
}
table t {
  describe I.s by g
}
`
const six = '  items i1..i6 on Agree\n  reverse i2, i4, i6\n  subscale s = sum(i1..i6)\n'
const csv = `g,i1,i2,i3,i4,i5,i6
a,3,3,3,3,3,3
a,5,5,5,5,5,5
a,1,5,1,4,2,5
b,2,4,2,4,2,4
b,4,4,4,4,4,
b,5,1,4,2,5,2
`
const said = async (text: string, data = csv): Promise<string[]> => {
  const { diagnostics } = await run(text, { 'd.csv': data })
  return diagnostics.filter(({ code }) => code === 'straight-lining').map(({ message }) => message)
}

describe('the same answer throughout', () => {
  it('is counted among those who answered every item, as they ticked them', async () => {
    expect(await said(study(six))).toEqual([
      '2 of 5 people (40.0 %) gave the same answer to all 6 items of `I`, of which 3 are reversed. Look whether they read the questions.',
    ])
  })

  it('is counted as ticked where the file was reversed already', async () => {
    const text = study(six).replace('d.csv" {', 'd.csv" {\n  columns "i{2..2}" as I.i2..i2 already reversed')
    // 5 stands for 1 there: only who ticked 3 throughout is left.
    expect((await said(text))[0]).toMatch(/^1 of 5 people/)
  })

  it('says nothing of items that all point one way, nor of a few, nor of several scales', async () => {
    expect(await said(study(six.replace('  reverse i2, i4, i6\n', '')))).toEqual([])
    expect(await said(study('  items i1..i4 on Agree\n  reverse i2\n  subscale s = sum(i1..i4)\n'))).toEqual([])
    const two = '  items i1..i3 on Agree\n  items i4..i6 on Other\n  reverse i2\n  subscale s = sum(i1..i6)\n'
    expect(await said(study(two))).toEqual([])
  })

  it('tells no small count', async () => {
    expect((await said(study(six, '  small-cells under 5\n')))[0]).toMatch(/^Fewer than 5 of 5 people gave/)
  })

  it('is not looked for among a quarter of a million', async () => {
    const rows = (n: number): string => `g,i1,i2,i3,i4,i5,i6\n${'a,5,5,5,5,5,5\n'.repeat(n)}`
    expect(await said(study(six), rows(250_000))).toHaveLength(1)
    expect(await said(study(six), rows(250_001))).toEqual([])
  })
})
