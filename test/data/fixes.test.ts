import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { applyEdits } from '../support/fixture.ts'
import { memoryHost } from '../workspace/memory-host.ts'

async function said(text: string, files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const host = memoryHost(new Map(Object.entries(files).map(([name, content]) => [`/${name}`, content])))
  const { diagnostics } = await analyse({ file: 's.study', text, baseDir: '/', roots: ['/'], host, version: '0' })
  return diagnostics.filter(({ severity }) => severity === 'error')
}

/** Applies each fix of the one error of a study with data: none is left, and none is new. */
async function mended(text: string, files: Readonly<Record<string, string>>): Promise<[string, string][]> {
  const before = await said(text, files)
  expect(before.map(({ code }) => code)).toHaveLength(1)
  const done: [string, string][] = []
  for (const { title, edits, preferred } of before[0]!.fixes) {
    expect(preferred, title).toBe(false)
    const after = applyEdits(text, edits)
    expect(
      (await said(after, files)).map(({ message }) => message),
      after,
    ).toEqual([])
    done.push([title, after])
  }
  return done
}

const study = (data = '', from = 'd.csv', scale = '0..3'): string => `scale F ${scale}
instrument A {
  items a1..a2 on F
  score s = sum(a1..a2)
}
variable sex : nominal { female "Women" male "Men" = "m" }
data people from "${from}" {
  id id${data}
}
`
const csv = 'id,a1,a2,sex\n1,0,1,female\n2,3,2,m\n'

describe('a fix of what data show', () => {
  test('expects the rows that there are, at the clause that expects others', async () => {
    const text = study('\n  expect 3 rows')
    const [only] = await said(text, { 'd.csv': csv })
    expect(text.slice(only!.span.start, only!.span.end)).toBe('expect 3 rows')
    expect(await mended(text, { 'd.csv': csv })).toEqual([['Expect 2 rows', study('\n  expect 2 rows')]])
  })

  test('reads the file that is there', async () => {
    const text = study('', 'dd.csv')
    expect(await mended(text, { 'd.csv': csv, 'notes.md': '' })).toEqual([['Read d.csv', study('')]])
    const [only] = await said(text, { 'd.csv': csv })
    expect(text.slice(only!.span.start, only!.span.end)).toBe('"dd.csv"')
    const below = study('', 'data/answrs.csv')
    expect(await mended(below, { 'data/answers.csv': csv })).toEqual([
      ['Read data/answers.csv', study('', 'data/answers.csv')],
    ])
  })

  test('reads the column under its heading', async () => {
    const odd = csv.replace('sex', 'sexx')
    expect(await mended(study(), { 'd.csv': odd })).toEqual([
      ['Read the column “sexx”', study('\n  column "sexx" as sex')],
    ])
    expect(await mended(study('\n  column "sexe" as sex'), { 'd.csv': odd })).toEqual([
      ['Read the column “sexx”', study('\n  column sexx as sex')],
    ])
  })

  test('declares a value that comes again and again missing, whatever the scale looks like', async () => {
    const nines = 'id,a1,a2,sex\n1,9,1,female\n2,9,9,m\n'
    for (const [scale, after] of [
      ['0..3', '0..3 { missing 9 }'],
      ['{ 0 "a" 1 "b" 2 "c" 3 "d" }', '{ 0 "a" 1 "b" 2 "c" 3 "d" missing 9 }'],
      ['{\n  0 "a"\n  1 "b"\n  missing 7\n}', '{\n  0 "a"\n  1 "b"\n  missing 7\n  missing 9\n}'],
    ])
      expect(await mended(study('', 'd.csv', scale), { 'd.csv': nines })).toEqual([
        ['Declare 9 as missing in F', study('', 'd.csv', after)],
      ])
  })

  test('lets a category stand for a text of the file too', async () => {
    expect(await mended(study(), { 'd.csv': csv.replace('2,m', '2,M') })).toEqual([
      ['Read “M” as male', study().replace('= "m"', '= "m", "M"')],
    ])
    expect(await mended(study(), { 'd.csv': csv.replace('female', 'Female') })).toEqual([
      ['Read “Female” as female', study().replace('female "Women"', 'female "Women" = "female", "Female"')],
    ])
  })
})

test('a misspelt instrument of the library is the nearest one', async () => {
  expect(await mended('use phq99\n', {})).toEqual([['Change to phq9', 'use phq9\n']])
  expect(await mended('use gad-7\n', {})).toEqual([['Change to gad7', 'use gad7\n']])
  const [far] = await said('use nothing\n', {})
  expect(far?.fixes).toEqual([])
})
