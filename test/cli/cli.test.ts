import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { studyspec } from './spawn.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studyspec-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return name
}
const inFolder = (...args: string[]) => studyspec(args, { cwd: folder })

const STUDY = `study "Small" {
  conventions r
}
counts answers "Answers" {
  columns a "A", b "B"
  yes "Yes": 3, 9
  no "No": 8, 2
}
comparison one "One" {
  compare answers
  using fisher
}
`

describe('the command line', () => {
  test('version and help', async () => {
    expect(await studyspec(['--version'])).toEqual({ status: 0, out: `${manifest.version}\n`, error: '' })
    const { status, out } = await studyspec(['run', '--help'])
    expect(status).toBe(0)
    expect(out).toContain('studyspec run star.study --only overall')
  })

  test('a call that makes no sense: one sentence, the way out, status 2, nothing on standard output', async () => {
    const { status, out, error } = await studyspec(['rn', 'a.study'])
    expect([status, out]).toEqual([2, ''])
    expect(error).toContain('did you mean run?')
    expect((await studyspec(['run', 'a.study', '--formatt', 'md'])).status).toBe(2)
  })

  test('standard input', async () => {
    const { status, out } = await studyspec(['run', '-'], { input: STUDY, cwd: folder })
    expect(status).toBe(0)
    expect(out).toContain('Fisher')
    const wrong = await studyspec(['check', '-'], {
      input: `${STUDY}comparison two { compare nothing }\n`,
      cwd: folder,
    })
    expect(wrong.status).toBe(1)
    expect(wrong.out).toMatch(/^<stdin>:\d+:\d+: error\[/m)
  })

  test('check of several files names each, and one error decides the status', async () => {
    write('good.study', STUDY)
    write('bad.study', STUDY.replace('compare answers', 'compare anwsers'))
    const { status, out, error } = await inFolder('check', 'good.study', 'bad.study')
    expect(status).toBe(1)
    expect(out).toMatch(/^bad\.study:10:\d+: error\[unknown-name\].*answers/m)
    expect(out).not.toContain('good.study:')
    expect(error).toContain('1 error')
    expect(error).toContain('in 2 studies')
    expect((await inFolder('check', 'good.study')).status).toBe(0)
  })

  test('check for editors and scripts: one JSON object, nothing else', async () => {
    const { out, error } = await inFolder('check', 'bad.study', '--format', 'json')
    expect(error).toBe('')
    expect(JSON.parse(out).diagnostics[0]).toMatchObject({ code: 'unknown-name', severity: 'error', line: 10 })
    expect((await inFolder('check', 'bad.study', 'good.study', '--format', 'json')).status).toBe(2)
  })

  test('an error stops what depends on it and nothing else', async () => {
    write('half.study', `${STUDY}comparison two "Two" {\n  compare anwsers\n  using fisher\n}\n`)
    const { status, out, error } = await inFolder('run', 'half.study')
    expect(status).toBe(1)
    expect(out).toContain('One')
    expect(out).toContain('Fisher’s exact test')
    expect(error).toContain('half.study:14:')
  })

  test('--only knows what there is', async () => {
    const one = await inFolder('run', 'good.study', '--only', 'one')
    expect(one.out).toContain('Fisher')
    const wrong = await inFolder('run', 'good.study', '--only', 'onee')
    expect(wrong.status).toBe(2)
    expect(wrong.error).toContain('did you mean one?')
  })

  test('colour: not in a pipe, but when asked for, and NO_COLOR is heard', async () => {
    const free = { NO_COLOR: undefined }
    const args = ['run', 'good.study']
    const piped = await studyspec(args, { cwd: folder, env: free })
    expect(piped.out).not.toContain('\u001b')
    const asked = await studyspec([...args, '--color', 'always'], { cwd: folder, env: free })
    expect(asked.out).toContain('\u001b[1m')
    const forced = await studyspec(args, { cwd: folder, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })
    expect(forced.out).not.toContain('\u001b')
  })

  test('fmt lays out in place, keeps what is laid out, and --check changes nothing', async () => {
    const untidy = STUDY.replace('  conventions r', 'conventions    r')
    write('untidy.study', untidy)
    const dry = await inFolder('fmt', '--check', 'untidy.study')
    expect([dry.status, dry.out]).toEqual([1, 'untidy.study\n'])
    expect(readFileSync(join(folder, 'untidy.study'), 'utf8')).toBe(untidy)
    expect((await inFolder('fmt', 'untidy.study')).status).toBe(0)
    const tidy = readFileSync(join(folder, 'untidy.study'), 'utf8')
    expect(tidy).toContain('\n  conventions r\n')
    expect((await inFolder('fmt', '--check', 'untidy.study')).status).toBe(0)
    const filter = await studyspec(['fmt', '-'], { input: untidy })
    expect(filter.out).toBe(tidy)
  })

  test('fmt leaves a broken file as it is', async () => {
    const broken = 'scale S "S" {\n  0 "a\n}\n'
    write('broken.study', broken)
    const { status, error } = await inFolder('fmt', 'broken.study')
    expect(status).toBe(1)
    expect(error).toContain('error[syntax-')
    expect(readFileSync(join(folder, 'broken.study'), 'utf8')).toBe(broken)
  })
})
