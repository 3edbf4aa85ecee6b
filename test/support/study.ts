import { expect } from 'vitest'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { diagnose } from '../../server/checks/diagnose.ts'
import { annotate, applyEdits, type Fixture, parseFixture } from './fixture.ts'

/** Everything that parser, binder and checks say of a study and the files beside it. */
export function diagnosticsOf(files: ReadonlyMap<string, string>, main: string): readonly Diagnostic[] {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const { diagnostics, needs } = diagnose(main, files, (_, { path, library }) => {
    const name = folder + (path?.text ?? `${library?.text ?? ''}.study`)
    return files.has(name) ? name : undefined
  })
  expect(needs).toEqual([])
  return diagnostics
}

/** Said of what is right and will be computed one day: only tests that are about it write it down. */
export const NOT_COMPUTED = 'not-computed'

/** As a test reads them: `expectDiagnostics` of a fixture is a failure unless it says what is annotated, and no more. */
export function expectDiagnostics(source: string, { annotated = true } = {}): readonly Diagnostic[] {
  const fixture = parseFixture(source)
  const isAbout = fixture.annotations.some(({ text }) => text === NOT_COMPUTED)
  const found = diagnosticsOf(fixture.files, fixture.main).filter(({ code }) => isAbout || code !== NOT_COMPUTED)
  if (annotated) expect(drawn(fixture, found)).toBe(annotate(fixture.files, fixture.annotations))
  return found
}

function drawn({ files }: Fixture, found: readonly Diagnostic[]): string {
  return annotate(
    files,
    found.map(({ file, span, code }) => ({ file, span, text: code })),
  )
}

export const messages = (found: readonly Diagnostic[], code?: string): string[] =>
  found.filter((one) => code === undefined || one.code === code).map(({ message }) => message)

/**
 * Applies each fix of each diagnostic, one at a time, and says what is wrong with it: the diagnostic is still there, or a
 * new one came up.
 */
export function failingFixes(files: ReadonlyMap<string, string>, main: string, code?: string): string[] {
  const before = diagnosticsOf(files, main)
  const count = (list: readonly Diagnostic[], what: string): number => list.filter((one) => one.code === what).length
  return before
    .filter((one) => code === undefined || one.code === code)
    .flatMap((one) =>
      one.fixes.flatMap((fix) => {
        const edited = new Map(
          [...files].map(([file, text]) => [
            file,
            applyEdits(
              text,
              fix.edits.filter((edit) => edit.file === file),
            ),
          ]),
        )
        const after = diagnosticsOf(edited, main)
        const worse = [...new Set(after.map((other) => other.code))].filter(
          (other) => other !== NOT_COMPUTED && count(after, other) > count(before, other),
        )
        const gone = count(after, one.code) < count(before, one.code)
        if (gone && worse.length === 0) return []
        return [
          `${one.code}: “${fix.title}” ${gone ? '' : 'leaves it, '}brings ${worse.join(', ')}\n${[...edited.values()].join('\n')}`,
        ]
      }),
    )
}
