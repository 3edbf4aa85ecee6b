import { describe, expect, test } from 'vitest'
import { codes, column, countsOf, openText, tables } from './open.ts'
import { category, instrument, numeric, scale, study } from './studies.ts'

const often = scale('Often', {
  codes: [
    [0, 'Never'],
    [1, 'Sometimes'],
    [2, 'Often'],
  ],
})
const A = instrument('A', ['p1', 'p2'], often)
const role = category('role', [
  ['professional', 'Professionals', 'professional', 'zdravstveni djelatnik'],
  ['patient', 'Patients', 'patient', 'bolesnik'],
])
const sex = category('sex', [
  ['female', 'Women', 'female', 'žensko'],
  ['male', 'Men', 'male', 'muško'],
])
const age = numeric('age', 18, 110)
const made = () => study({ instruments: [A], variables: [role, sex, age] }, { id: ['id'] })

describe('a plain file', () => {
  const text = 'id,role,sex,age,p1,p2\n1,patient,female,30,0,1\n2,patient,male,41.5,2,\n3,professional,male,,1,2\n'

  test('becomes columns and tables', async () => {
    const opened = await openText(made(), text)
    expect(opened.problems).toEqual([])
    expect(opened.source?.rows).toBe(3)
    expect(await countsOf(opened, 'A.p2')).toEqual([
      [1, 1],
      [2, 1],
      [Number.NaN, 1],
    ])
    expect(await countsOf(opened, 'age')).toEqual([
      [30, 1],
      [41.5, 1],
      [Number.NaN, 1],
    ])
    expect(await countsOf(opened, 'role')).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('all requests of a call take one scan', async () => {
    const opened = await openText(made(), text)
    const sum = {
      op: 'aggregate',
      fn: 'sum',
      of: [column('A.p1'), column('A.p2')],
      allow: 1,
    } as const
    const answer = await tables(
      opened,
      { kind: 'frequencies', dataset: 'respondents', dimensions: [column('sex'), sum] },
      { kind: 'moments', dataset: 'respondents', items: [column('A.p1'), column('A.p2')] },
      { kind: 'frequencies', dataset: 'respondents', dimensions: [] },
    )
    expect(answer).toEqual([
      {
        kind: 'frequencies',
        values: [Float64Array.of(0, 1, 1), Float64Array.of(1, 3, 4)],
        counts: Float64Array.of(1, 1, 1),
      },
      { kind: 'moments', n: 2, rows: 3, sums: Float64Array.of(1, 3), cross: Float64Array.of(1, 2, 2, 5) },
      { kind: 'frequencies', values: [], counts: Float64Array.of(3) },
    ])
    expect(opened.source?.scans).toBe(1)
  })
})

test('the same rows as a Croatian office program writes them give the same tables', async () => {
  const local = study(
    { instruments: [A], variables: [role, sex, age] },
    {
      bind: [
        [A.items[0]!, ['p1', 'Čestica 1']],
        [A.items[1]!, ['p2', 'Čestica 2']],
        [role, ['role', 'Skupina']],
        [sex, ['sex', 'Spol']],
        [age, ['age', 'Dob']],
      ],
    },
  )
  const plain = 'role,sex,age,p1,p2\npatient,female,30,0,1\npatient,male,41.5,2,\nprofessional,male,,1,2\n'
  const croatian =
    'Skupina;Spol;Dob;Čestica 1;Čestica 2\r\nbolesnik;žensko;30;0;1\r\nbolesnik;muško;41,5;2;\r\nzdravstveni djelatnik;muško;;1;2\r\n'
  // windows-1250: Č is C8, ž 9E, š 9A.
  const pages: Readonly<Record<string, number>> = { Č: 0xc8, ž: 0x9e, š: 0x9a }
  const bytes = Uint8Array.from(croatian, (character) => pages[character] ?? character.charCodeAt(0))
  const one = await openText(local, plain)
  const other = await openText(local, bytes)
  expect(one.problems).toEqual([])
  expect(codes(other)).toEqual(['delimiter-guessed', 'encoding-guessed', 'decimal-comma'])
  for (const name of ['role', 'sex', 'age', 'A.p1', 'A.p2'])
    expect(await countsOf(other, name)).toEqual(await countsOf(one, name))
})
