import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, studyspec } from './spawn.ts'

let folder: string
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'studyspec-bad-')), 'study')
  mkdirSync(folder)
})
afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }))

const study = (path: string) => `study "Bad input" {
  conventions r
}
scale Agreement "Agreement" {
  0 "No"
  1 "Partly"
  2 "Yes"
}
instrument Q "Questionnaire" {
  items q1..q3 on Agreement
  subscale total "Total" = sum(q1..q3) in 0..6
}
variable sex "Sex" : nominal {
  female "Women" = "f"
  male "Men" = "m"
}
data people from "${path}"
comparison difference "Women and men" {
  compare Q.total by sex
  using mann-whitney
}
counts printed "Printed" {
  columns a "A", b "B"
  yes "Yes": 3, 9
  no "No": 8, 2
}
comparison untouched "Untouched" {
  compare printed
  using fisher
}
`

const GOOD = 'sex,q1,q2,q3\nf,0,1,2\nf,1,1,2\nm,0,0,1\nm,2,1,0\n'

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
const run = (...args: string[]) => studyspec(args, { cwd: folder })

/** Whatever was given: a clear message, no stack trace, and everything that does not depend on it is there. */
function expectClear(ended: Ended, status = 1): void {
  const all = ended.out + ended.error
  expect(all).not.toMatch(/^\s+at .*[:(]\d+/m)
  expect(all).not.toContain('mistake in StudySpec')
  expect(all).not.toContain('node:internal')
  expect(ended.status).toBe(status)
}

interface Bad {
  readonly what: string
  readonly data?: string | Uint8Array
  readonly path?: string
  readonly code: string
  readonly says: RegExp
}

const bad: readonly Bad[] = [
  { what: 'a missing file', path: 'nowhere.csv', code: 'file-not-found', says: /nowhere\.csv/ },
  { what: 'a directory', path: '.', code: 'file-is-a-directory', says: /folder/i },
  { what: 'a file outside', path: '../../etc/passwd', code: 'file-outside-workspace', says: /etc\/passwd/ },
  { what: 'an absolute path outside', path: '/etc/passwd', code: 'file-outside-workspace', says: /etc\/passwd/ },
  { what: 'an empty file', data: '', code: 'file-empty', says: /empty/ },
  { what: 'a header only', data: 'sex,q1,q2,q3\n', code: 'file-no-rows', says: /row/ },
  {
    what: 'a missing column, with the nearest name',
    data: GOOD.replace('sex', 'sx'),
    code: 'column-missing',
    says: /sx/,
  },
  { what: 'ragged rows', data: `${GOOD}f,1\nm,1,1,1,1,1\n`, code: 'row-ragged', says: /line 6|6/ },
  {
    what: 'binary junk',
    data: Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
    code: 'file-not-text',
    says: /text/,
  },
  { what: 'duplicate columns', data: GOOD.replace('q2', 'q1'), code: 'column-duplicate', says: /q1/ },
  { what: 'values off the scale', data: `${GOOD}f,7,1,1\n`, code: 'value-off-scale', says: /7/ },
  {
    what: 'half answers on a scale of whole numbers',
    data: `${GOOD}f,1.6,1,1\n`,
    code: 'value-off-scale',
    says: /1\.6/,
  },
  { what: 'labels that match nothing', data: `${GOOD}x,1,1,1\n`, code: 'label-unmatched', says: /x/ },
  {
    what: 'more columns than a table has',
    data: `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(99_999)}1\n`,
    code: 'too-many-columns|column-missing',
    says: /column/,
  },
]

describe('bad data', () => {
  test.each(bad)('$what', async ({ what, data, path, code, says }) => {
    const name = what.replaceAll(/\W+/g, '-')
    if (data !== undefined) write(`${name}.csv`, data)
    write(`${name}.study`, study(path ?? `${name}.csv`))
    const ended = await run('run', `${name}.study`)
    expectClear(ended)
    expect(ended.error).toMatch(new RegExp(`${name}\\.study:\\d+:\\d+: error\\[(${code})\\]`))
    expect(ended.error).toMatch(says)
    // Nothing else is lost.
    expect(ended.out).toContain('Untouched')
    expect(ended.out).toContain('Fisher’s exact test')
    expect(ended.error.length).toBeLessThan(20_000)
  })

  test('a link that leads outside', async () => {
    symlinkSync('/etc/passwd', join(folder, 'innocent.csv'))
    write('link.study', study('innocent.csv'))
    const ended = await run('run', 'link.study')
    expectClear(ended)
    expect(ended.error).toContain('file-outside-workspace')
    expect(ended.out + ended.error).not.toContain('root:')
  })

  test('bytes that are no UTF-8 are read as what fits, or refused with the place', async () => {
    write('latin.csv', Buffer.from(GOOD.replace('f,0', 'ž,0'), 'latin1'))
    write('latin.study', study('latin.csv'))
    expectClear(await run('run', 'latin.study'))
  })
})

describe('bad studies', () => {
  test('a study that is not there, is a folder, or is no text', async () => {
    const missing = await run('check', 'nothing.study')
    expectClear(missing)
    expect(missing.out).toContain('nothing.study:1:1: error[file-not-found]')
    const directory = await run('check', '.')
    expectClear(directory)
    expect(directory.out).toContain('error[file-is-a-directory]')
    write(
      'junk.study',
      Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) % 256),
    )
    const junk = await run('run', 'junk.study')
    expectClear(junk)
    expect(junk.error).toContain('error[file-not-text]')
    write('latin.study', Buffer.concat([Buffer.from('study "A" {\n}\n# '), Buffer.from([0xe8, 0x0a])]))
    expect((await run('check', 'latin.study')).out).toContain('latin.study:3:1: error[file-not-text]')
  })

  test('an empty study has nothing wrong and no results', async () => {
    write('empty.study', '')
    const ended = await run('check', 'empty.study')
    expectClear(ended, ended.status === 0 ? 0 : 1)
  })

  test('deep nesting', async () => {
    const deep = `${'('.repeat(20_000)}q1${')'.repeat(20_000)}`
    write('deep.study', study('deep.csv').replace('sum(q1..q3)', deep))
    write('deep.csv', GOOD)
    const ended = await run('check', 'deep.study')
    expectClear(ended)
    expect(ended.out).toMatch(/deep\.study:11:\d+: error\[syntax-/)
  })

  test('five megabytes of study', async () => {
    const one = 'variable vX "A variable" : number in 0..10\n'
    write('large.study', Array.from({ length: 125_000 }, (_, i) => one.replace('X', String(i))).join(''))
    const ended = await run('check', 'large.study')
    expectClear(ended, ended.status === 0 ? 0 : 1)
  })
})
