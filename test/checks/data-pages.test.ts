import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { diagnostics } from '../../grammar/register/diagnostics.ts'
import { nodeHost } from '../../server/host/node.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { applyEdits } from '../support/fixture.ts'
import { type Example, pages } from '../support/pages.ts'

const temporary = mkdtempSync(join(tmpdir(), 'studyspec-pages-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** Letters of windows-1250 that the pages use and Latin-1 has not. */
const WINDOWS_1250: Readonly<Record<string, number>> = { ž: 0x9e, š: 0x9a, č: 0xe8, ć: 0xe6 }

function bytes(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  return Uint8Array.from(text, (letter) => WINDOWS_1250[letter] ?? letter.charCodeAt(0))
}

/** Writes the example with its files into a folder and runs it as the command line would. */
async function run(code: string, example: Example): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(temporary, `${code}-`))
  for (const [name, { text, encoding }] of example.files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes(text, encoding))
  }
  const { diagnostics } = await analyse({
    file: 'test.study',
    text: example.study,
    baseDir: folder,
    roots: [folder],
    host: nodeHost,
    version: 'test',
  })
  return diagnostics
}

const told = (found: readonly Diagnostic[]): string =>
  found.map(({ code, message }) => `${code}: ${message}`).join('\n')

/** Pages whose examples need data or a result; those without an example say why in words. */
const ofData = pages().filter(
  ({ code, wrong }) =>
    wrong && (code === 'expected-counts-small' || [...wrong.files.keys()].some((name) => !name.endsWith('.study'))),
)

describe('the pages of docs/diagnostics that need data', () => {
  for (const { code, wrong, right } of ofData) {
    test(`${code}: the wrong example is exactly this`, async () => {
      const found = await run(code, wrong!)
      expect([...new Set(found.map((one) => one.code))], told(found)).toEqual([code])
      for (const one of found) expect(one.severity, one.code).toBe(diagnostics[one.code].severity)
    })

    test(`${code}: the right example is fine`, async () => {
      expect(told(await run(code, right!))).toBe('')
    })

    test(`${code}: every fix mends the wrong example and breaks nothing`, async () => {
      const before = await run(code, wrong!)
      for (const fix of before.flatMap(({ fixes }) => fixes)) {
        const after = await run(code, { ...wrong!, study: applyEdits(wrong!.study, fix.edits) })
        expect(after.length, `${fix.title}\n${told(after)}`).toBeLessThan(before.length)
      }
    })
  }
})
