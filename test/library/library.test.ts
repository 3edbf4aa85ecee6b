import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { print } from '../../grammar/printer.ts'
import { bundledModule, pageOfInstruments } from '../../scripts/library.ts'
import { diagnose } from '../../server/checks/diagnose.ts'
import { library, libraryNameOf, libraryText, libraryUri } from '../../server/library/library.ts'
import { instruments as register } from '../../server/library/register.ts'
import { codes, run, score } from '../workspace/run.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'server/library')

test('what ships is what the register and the files say: node scripts/library.ts', () => {
  expect(readFileSync(join(folder, 'bundled.ts'), 'utf8')).toBe(bundledModule())
  expect(readFileSync(join(root, 'docs/instruments.md'), 'utf8')).toBe(pageOfInstruments())
})

test('every file is in the register, once', () => {
  const files = readdirSync(folder).flatMap((name) => (name.endsWith('.study') ? [name.replace('.study', '')] : []))
  expect(register.map(({ name }) => name).sort()).toEqual(files.sort())
})

describe.each(library.map(({ name, text }) => ({ name, text })))('$name', ({ name, text }) => {
  const { study, diagnostics } = diagnose(name, new Map([[name, text]]), () => undefined)
  const instruments = [...study.instruments.values()]

  test('nothing is wrong with it', () => {
    expect(diagnostics).toEqual([])
  })
  test('it is written as `fmt` writes it', () => {
    expect(print(text, parse(text).tree)).toBe(text)
  })
  test('it says where it is from, under which licence, and every range', () => {
    expect(instruments.length).toBeGreaterThan(0)
    for (const { cite, licence, scores } of instruments) {
      expect(cite?.text).toMatch(/\d{4}/)
      if (cite?.doi !== undefined) expect(cite.doi).toMatch(/^10\.\d{4,9}\/\S+$/)
      expect(licence).toBeDefined()
      for (const { type, node } of scores) if (type.kind !== 'flag') expect(node.stated).toBeDefined()
    }
  })
  test('every item has a scale, and a name that no other instrument has', () => {
    const others = library.filter((one) => one.name !== name).map((one) => one.text)
    for (const item of instruments.flatMap(({ items }) => items)) {
      expect(item.scale).toBeDefined()
      for (const other of others) expect(other).not.toMatch(new RegExp(`^\\s+items? ${item.name}\\b`, 'm'))
    }
  })
})

test('all of them can be used in one study', async () => {
  const uses = library.map(({ name }) => `use ${name}\n`).join('')
  expect(codes(await run(`${uses}variable sex : nominal { female, male }\n`))).toEqual([])
})

test('a study uses one without being told that parts of it are unused', async () => {
  const text = `use phq9
use gad7
variable arm "Arm" : nominal { a, b }
data people from "people.csv" {
  columns "P{1..9}" as PHQ9.phq1..phq9
}
table all { describe arm }
`
  const header = ['arm', ...Array.from({ length: 9 }, (_, i) => `P${i + 1}`)]
  const gad = Array.from({ length: 7 }, (_, i) => `gad${i + 1}`)
  const rows = ['a', 'b'].map((arm) => [arm, ...[...header.slice(1), ...gad].map(() => 1)].join(','))
  const out = await run(text, { 'people.csv': [[...header, ...gad].join(','), ...rows].join('\n') })
  expect(out.diagnostics.filter(({ severity }) => severity !== 'information')).toEqual([])
  expect(score(out, 'PHQ9', 'total')).toMatchObject({ n: 2, mean: 9, file: 'library:phq9' })
  expect(score(out, 'GAD7', 'total')).toMatchObject({ n: 2, mean: 7, file: 'library:gad7' })
})

test('an instrument of the study hides one of the library, and is told so', async () => {
  const own =
    'use phq9\nscale S { 0 "No"  1 "Yes" }\ninstrument PHQ9 {\n  items q1..q2 on S\n  subscale own = sum(q1, q2)\n}\n'
  const out = await run(own)
  expect(codes(out)).toEqual(['shadowed-library-name'])
  expect(out.study.instruments.get('PHQ9')?.scores.map(({ name }) => name)).toEqual(['own'])
})

test('one that is not there is said', async () => {
  const out = await run('use phq99\n')
  expect(codes(out)).toEqual(['use-not-found'])
})

test('names and URIs of the documents that show them', () => {
  expect(libraryUri('phq9')).toBe('studyspec-library:/phq9.study')
  expect(libraryNameOf('studyspec-library:/phq9.study')).toBe('phq9')
  expect(libraryNameOf('studyspec-library:/phq99.study')).toBeUndefined()
  expect(libraryNameOf('file:///phq9.study')).toBeUndefined()
  expect(libraryText('phq99')).toBeUndefined()
})
