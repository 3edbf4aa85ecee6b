import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { codes, countsOf, openText } from './open.ts'
import { category, instrument, numeric, scale, study, variable } from './studies.ts'

const often = scale('Often', {
  codes: [
    [0, 'Never'],
    [1, 'Sometimes'],
    [2, 'Often'],
    [3, 'Always'],
  ],
  missing: [-9],
})
const A = instrument('A', ['q1', 'q2'], often)
const sex = category('sex', [
  ['female', 'Women', 'female', 'žensko'],
  ['male', 'Men', 'male', 'muško'],
])
const age = numeric('age', 18, 110)
const items = () => study({ instruments: [A] })
const problem = async (made: ReturnType<typeof study>, content: string | Uint8Array) =>
  (await openText(made, content)).problems.filter(({ severity }) => severity !== 'information')

test('answers off the scale are errors with row and line, never rounded', async () => {
  const opened = await openText(items(), 'q1,q2\n2.6,1\n3.0,2\n"7",2\n-9,-1\n2.5,\n')
  expect(
    opened.problems.map(({ code, column, row, line, value, count }) => [code, column, row, line, value, count]),
  ).toEqual([
    ['value-off-scale', 'q1', 1, 2, '2.6', 3],
    ['value-off-scale', 'q2', 4, 5, '-1', 1],
  ])
  expect(opened.problems[0]!.occurrences.map(({ row, value }) => [row, value])).toEqual([
    [1, '2.6'],
    [3, '7'],
    [5, '2.5'],
  ])
  expect(await countsOf(opened, 'A.q1')).toEqual([
    [3, 1],
    [Number.NaN, 4],
  ])
})

test('lines count physical lines, also behind quoted newlines and empty lines', async () => {
  const [found] = await problem(study({ instruments: [A] }), 'x,q1,q2\n"a\nb",1,1\n\n"c\r\nd",9,1\n')
  expect([found!.row, found!.line]).toEqual([2, 5])
})

test('with a decimal comma 3,0 is 3', async () => {
  const opened = await openText(items(), 'q1;q2\n3,0;1\n2;2,6\n')
  expect(codes(opened)).toEqual(['delimiter-guessed', 'decimal-comma', 'value-off-scale'])
  expect(await countsOf(opened, 'A.q1')).toEqual([
    [2, 1],
    [3, 1],
  ])
})

test('labels and stored values stand for answers', async () => {
  const stored = instrument(
    'B',
    ['b1'],
    scale('Shifted', {
      codes: [
        [0, 'Nikad', 1],
        [1, 'Često', 2, 'often'],
      ],
    }),
  )
  const opened = await openText(study({ instruments: [stored] }), 'b1\n1\n2\nČesto\nNikad\noften\n0\n')
  expect(opened.problems.map(({ code, row }) => [code, row])).toEqual([['value-off-scale', 6]])
  expect(await countsOf(opened, 'B.b1')).toEqual([
    [0, 2],
    [1, 3],
    [Number.NaN, 1],
  ])
})

test('a label that differs in capitals or accents is a problem that says so', async () => {
  const [found] = await problem(study({ variables: [sex] }), 'sex\nfemale\nMale\nzensko\nmael\n')
  expect(found).toMatchObject({ code: 'label-unmatched', count: 3, row: 2, value: 'Male' })
  expect(found!.message).toContain('“Male” (differs from “male” only in capitals, accents or blanks)')
  expect(found!.message).toContain('“zensko” (differs from “žensko”')
  expect(found!.message).toContain('“mael” (nearest is “male”)')
})

test('items that are already reversed are turned back', async () => {
  const opened = await openText(
    study({ instruments: [A] }, { bind: [[A.items[0]!, ['q1r'], true]] }),
    'q1r,q2\n0,0\n3,3\n-9,1\n',
  )
  expect(opened.problems).toEqual([])
  expect(await countsOf(opened, 'A.q1')).toEqual([
    [0, 1],
    [3, 1],
    [Number.NaN, 1],
  ])
})

test.each([
  ['an empty file', '', 'file-empty'],
  ['blank lines only', '\n\r\n  \n', 'file-empty'],
  ['a header only', 'q1,q2\n', 'file-no-rows'],
  ['binary junk', Uint8Array.from({ length: 500 }, (_, i) => (i * 7919) & 255), 'file-not-text'],
  ['a workbook', new TextEncoder().encode('PK\u0003\u0004whatever'), 'format-unsupported'],
  ['duplicate headings', 'q1,q1,q2\n1,2,3\n', 'column-duplicate'],
  ['too many columns', `q1,q2,${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join()}\n`, 'too-many-columns'],
  ['a quote never closed', 'q1,q2\n1,1\n"2,2\n3,3\n', 'quote-unclosed'],
  ['a short row', 'q1,q2\n1,1\n2\n', 'row-ragged'],
  ['a long row', 'q1,q2\n1,1\n2,2,2\n', 'row-ragged'],
  ['an empty item', 'q1,q2\n1,\n2,-9\n', 'item-all-missing'],
  ['no item at all', 'x,y\n1,2\n', 'column-missing'],
  ['a damaged packed file', gzipSync('q1,q2\n1,1\n').subarray(0, 20), 'file-unreadable'],
])('%s is a problem with its own code', async (_, content, code) => {
  const found = (await problem(items(), content)).map((one) => one.code)
  expect(found).toContain(code)
})

test('ten thousand columns are no trouble', async () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`)
  const opened = await openText(items(), `${names.join()},q1,q2\n${names.map(() => '1').join()},2,3\n`)
  expect(opened.problems).toEqual([])
  expect(await countsOf(opened, 'A.q2')).toEqual([[3, 1]])
})

test('a missing column names the nearest headings', async () => {
  const [found] = await problem(study({ instruments: [A], variables: [age] }), 'q1,Q2,Age\n1,1,20\n')
  expect(found).toMatchObject({ code: 'column-missing', column: 'q2' })
  expect(found!.message).toContain('near it are “Q2”')
})

test('one heading for the items of two instruments belongs to neither', async () => {
  const B = instrument('B', ['q1'], often)
  const opened = await openText(study({ instruments: [A, B] }), 'q1,q2\n1,1\n')
  expect(opened.problems).toMatchObject([{ code: 'column-ambiguous', column: 'q1', count: 2 }])
  expect([...opened.source!.columns]).toEqual(['A.q2'])
})

test('ids that repeat or are blank are found, also those that are no numbers', async () => {
  const made = study({ instruments: [A] }, { id: ['id'] })
  const text = 'id,q1,q2\n1,1,1\n02,1,1\n2,1,1\n1,1,1\nx,1,1\n,1,1\nx,1,1\n'
  expect(await problem(made, text)).toMatchObject([
    { code: 'id-duplicate', count: 2, row: 4, line: 5, value: '1' },
    { code: 'id-missing', count: 1, row: 6 },
  ])
})

test('rows are held against what the study expects', async () => {
  const [found] = await problem(study({ instruments: [A] }, { expectRows: 3 }), 'q1,q2\n1,1\n2,2\n')
  expect(found).toMatchObject({ code: 'rows-unexpected', count: 1 })
})

test.each<[string, string | undefined, string]>([
  ['age\n12,5\n', 'value-off-scale', 'one column, decimal comma'],
  ['age;x\n1,234;1\n', 'decimal-ambiguous', 'a thousand or a little over one'],
  ['age;x\n1.234;1\n', 'decimal-ambiguous', 'grouped by points or decimal point'],
  ['age;x\n20.5;1\n20,5;1\n', 'decimal-ambiguous', 'both marks'],
  ['age;x\n1.234,5;1\n', 'value-not-a-number', 'grouped thousands'],
  ['age;x,y\n20;1,2\n', undefined, 'the heading settles the delimiter'],
  ['a;b,c\n1;2,3\n', 'delimiter-ambiguous', 'two delimiters'],
  ['age\nforty\n', 'value-not-a-number', 'a word'],
  ['age\n0x1F\n1_000\n', 'value-not-a-number', 'what only programs call numbers'],
  ['age\n2e1\n', undefined, 'an exponent'],
])('%j: %s (%s)', async (content, code) => {
  const found = (await problem(study({ variables: [age] }), content)).map((one) => one.code)
  expect(found).toEqual(code === undefined ? [] : [code])
})

test('what is stated is not guessed', async () => {
  const made = study({ variables: [age] }, { delimiter: ';', decimal: ',', encoding: 'latin1' })
  const opened = await openText(made, 'age;x\n20,125;1\n')
  expect(opened.problems).toEqual([])
  expect(await countsOf(opened, 'age')).toEqual([[20.125, 1]])
  const unknown = await openText(study({ variables: [age] }, { encoding: 'cp-none' }), 'age\n20\n')
  expect(codes(unknown)).toEqual(['encoding-invalid'])
})

test('sep= names the delimiter and is no heading', async () => {
  const opened = await openText(items(), 'sep=|\r\nq1|q2\r\n1|9\r\n')
  expect(opened.problems).toMatchObject([{ code: 'value-off-scale', row: 1, line: 3 }])
})

const text = 'sex;q1;q2\r\nžensko;1;2\r\nmuško;0;3\r\n'
const page = (codes: Readonly<Record<string, number>>): Uint8Array =>
  Uint8Array.from(text, (character) => codes[character] ?? character.charCodeAt(0))
const utf16 = (little: boolean, mark: boolean): Uint8Array => {
  const units = Array.from((mark ? '\ufeff' : '') + text, (character) => character.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}

test.each<[string, Uint8Array, string | undefined, string[]]>([
  ['UTF-8', new TextEncoder().encode(text), undefined, []],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), undefined, []],
  ['UTF-16 LE with a mark', utf16(true, true), undefined, []],
  ['UTF-16 BE with a mark', utf16(false, true), undefined, []],
  ['UTF-16 LE', utf16(true, false), undefined, []],
  ['UTF-16 BE', utf16(false, false), undefined, []],
  ['windows-1250, guessed', page({ ž: 0x9e, š: 0x9a }), undefined, ['encoding-guessed']],
  ['windows-1250, stated', page({ ž: 0x9e, š: 0x9a }), 'cp1250', []],
  ['iso-8859-2, stated', page({ ž: 0xbe, š: 0xb9 }), 'iso-8859-2', []],
  ['iso-8859-2, guessed', page({ ž: 0xbe, š: 0xb9 }), undefined, ['encoding-guessed']],
  ['gb18030, stated', page({}), 'gb18030', ['label-unmatched']],
  ['packed UTF-8', gzipSync(text), undefined, []],
  ['packed windows-1250', gzipSync(page({ ž: 0x9e, š: 0x9a })), undefined, ['encoding-guessed']],
  ['packed UTF-16', gzipSync(utf16(true, true)), undefined, []],
])('%s', async (_, bytes, encoding, expected) => {
  const made = study({ instruments: [A], variables: [sex] }, encoding === undefined ? {} : { encoding })
  const opened = await openText(made, bytes)
  expect(codes(opened)).toEqual(['delimiter-guessed', ...expected])
  expect(await countsOf(opened, 'A.q2')).toEqual([
    [2, 1],
    [3, 1],
  ])
  if (!expected.includes('label-unmatched'))
    expect(await countsOf(opened, 'sex')).toEqual([
      [0, 1],
      [1, 1],
    ])
})

test('cells that are no UTF-8 in a file stated to be UTF-8 are an error', async () => {
  const made = study({ instruments: [A], variables: [sex] }, { encoding: 'utf-8' })
  expect(codes(await openText(made, page({ ž: 0x9e, š: 0x9a })))).toContain('encoding-invalid')
})

test('dates in which day and month cannot be confused', async () => {
  const visit = variable('visit', { kind: 'date' })
  const opened = await openText(study({ variables: [visit] }), 'visit\n1970-01-11\n11.1.1970\n1/2/2024\n31.2.2024\n')
  expect(opened.problems.map(({ code, row }) => [code, row])).toEqual([
    ['value-not-a-number', 3],
    ['value-off-scale', 4],
  ])
  expect(await countsOf(opened, 'visit')).toEqual([
    [10, 2],
    [Number.NaN, 2],
  ])
})

test('weights count as rows, and may be fractions', async () => {
  const opened = await openText(study({ instruments: [A] }, { weight: ['w'] }), 'q1,q2,w\n1,1,2\n2,2,0.5\n1,1,0\n')
  expect(codes(opened)).toEqual([])
  expect(await countsOf(opened, 'A.q1')).toEqual([
    [1, 2],
    [2, 0.5],
  ])
})

test.each([
  ['an empty weight', 'q1,q2,w\n1,1,2\n2,2,\n', 'value-not-a-number', 2],
  ['a word', 'q1,q2,w\n1,1,two\n2,2,1\n', 'value-not-a-number', 1],
  ['a negative weight', 'q1,q2,w\n1,1,2\n2,2,1\n1,1,-1\n', 'value-not-a-number', 3],
  ['no such column', 'q1,q2,agee\n1,1,2\n', 'column-missing', undefined],
  ['two such columns', 'q1,q2,w,w\n1,1,2,3\n', 'column-duplicate', undefined],
])('of data with %s nothing is computed', async (_, text, code, row) => {
  const opened = await openText(study({ instruments: [A] }, { weight: ['w'] }), text)
  expect(opened.source).toBeUndefined()
  expect(opened.problems[0]).toMatchObject({ code, severity: 'error' })
  expect(opened.problems[0]?.row).toBe(row)
})

test('a weight that two headings of the file fit is not chosen', async () => {
  const text = 'q1,q2,w,weight\n1,1,2,3\n'
  const opened = await openText(study({ instruments: [A] }, { weight: ['w', 'weight'] }), text)
  expect(opened.source).toBeUndefined()
  expect(opened.problems[0]?.code).toBe('column-ambiguous')
})

test('a column of more different numbers than a dictionary holds keeps every value and finds every misfit', async () => {
  const n = 150_000
  const rows = Array.from({ length: n }, (_, i) =>
    i === 100_000 ? 'many' : i === 140_000 ? '' : i === 140_001 ? '-5' : String(18 + i / 10_000),
  )
  const opened = await openText(study({ variables: [numeric('age', 0, 110)] }), `x,age\n,${rows.join('\n,')}\n`)
  expect(opened.problems.map(({ code, count, row, value }) => [code, count, row, value])).toEqual([
    ['value-off-scale', 1, 140_002, '-5'],
    ['value-not-a-number', 1, 100_001, 'many'],
  ])
  const counts = await countsOf(opened, 'age')
  expect(counts.length).toBe(n - 3 + 1)
  expect(counts.at(-1)).toEqual([Number.NaN, 3])
  expect(counts[0]).toEqual([18, 1])
})

test('a column of many numbers with both decimal marks is refused, whatever is stated', async () => {
  const numbers = Array.from({ length: 80_000 }, (_, i) => `${i}`)
  for (const decimal of ['.', ',']) {
    const made = study({ variables: [numeric('age')] }, { decimal, delimiter: ';' })
    const opened = await openText(made, `x;age\n;${[...numbers, '1.5', '2,5'].join('\n;')}\n`)
    expect(codes(opened)).toEqual(['decimal-ambiguous'])
  }
})

test('misfits of two kinds in one column are counted apart, exactly', async () => {
  const cells = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? '9' : i % 10 === 1 ? 'x' : '1'))
  const found = await problem(study({ instruments: [A] }), `q1,q2\n${cells.map((cell) => `${cell},1`).join('\n')}\n`)
  expect(found.map(({ code, count, row }) => [code, count, row])).toEqual([
    ['value-off-scale', 100, 1],
    ['label-unmatched', 100, 2],
  ])
})

describe('one value that no item of a scale has', () => {
  test('is said once, with all its cells; what stands in one column only is said of that column', async () => {
    const rows = ['9,9', '1,9', '9,5', '0,1']
    const opened = await openText(items(), `q1,q2\n${rows.join('\n')}\n`)
    expect(opened.problems.map(({ code, value, count, row }) => [code, value, count, row])).toEqual([
      ['value-off-scale', '9', 4, 1],
      ['value-off-scale', '5', 1, 3],
    ])
    expect(opened.problems[0]!.message).toMatch(/^“9” is not on the scale .*4 cells of 2 items .*rows 1, 2, 3;/)
    expect(opened.problems[1]!.message).toMatch(/^“5” in `A\.q2` is not on the scale/)
    // Brute force: as many cells as stand in the file.
    expect(opened.problems[0]!.count).toBe(
      rows
        .join(',')
        .split(',')
        .filter((cell) => cell === '9').length,
    )
  })

  test('also in columns of so many numbers that they are kept as such', async () => {
    const slider = instrument('S', ['q1', 'q2'], scale('Slider', { range: [0, 1] }))
    const cell = (i: number, every: number): number => (i % every === 0 ? -9 : i % 13 === 0 ? -8 : i / 70_000)
    const rows = Array.from({ length: 70_000 }, (_, i) => [cell(i, 7), cell(i, 11)])
    const opened = await openText(study({ instruments: [slider] }), `q1,q2\n${rows.join('\n')}\n`)
    for (const value of [-9, -8])
      expect(opened.problems.find((one) => one.value === String(value))?.count).toBe(
        rows.flat().filter((one) => one === value).length,
      )
    expect(opened.problems).toHaveLength(2)
  })
})
