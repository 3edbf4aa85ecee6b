import type { Diagnostic, TextEdit } from '../../../grammar/diagnostic.ts'
import { SYNTAX_CODES } from '../../../grammar/parser.ts'
import type { UseDeclaration } from '../../../grammar/syntax.ts'
import { diagnose } from '../../checks/diagnose.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { lineEdits } from './line-edits.ts'

/** A mistake may hide others: so often what is sure is mended and the text read again. */
const ROUNDS = 4

/** All fixes that are surely meant, and those that come to light once they are made. Empty where the text would have no fewer errors. */
export function sureEdits(snapshot: Snapshot, said: readonly Diagnostic[]): readonly TextEdit[] {
  const { name } = snapshot
  const check = checker(snapshot)
  let text = snapshot.text
  let found = said
  let best: string | undefined
  let least: Left | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const edits = sureOf(found, name)
    if (edits.length === 0) break
    least ??= leftOf(check(text))
    text = applied(text, edits)
    found = check(text)
    const left = leftOf(found)
    if (!isLess(left, least)) continue
    best = text
    least = left
  }
  return best === undefined ? [] : lineEdits(name, snapshot.text, best)
}

/** How many errors of syntax, errors and diagnostics a text has left: what cannot be read hides what is wrong in it. */
type Left = readonly [unread: number, errors: number, all: number]

function leftOf(found: readonly Diagnostic[]): Left {
  const errors = found.filter(({ severity }) => severity === 'error')
  return [errors.filter(({ code }) => code in SYNTAX_CODES).length, errors.length, found.length]
}

function isLess(a: Left, b: Left): boolean {
  const at = a.findIndex((count, index) => count !== b[index])
  return at >= 0 && a[at]! < b[at]!
}

/** @returns what the document says with another text, the files beside it as they are */
function checker(snapshot: Snapshot): (text: string) => readonly Diagnostic[] {
  const { name, files } = snapshot
  const names = files.map((file) => file.name)
  const resolve = (_: string, { path, library }: UseDeclaration): string | undefined => {
    const wanted = path === undefined ? `library:${library?.text}` : path.text.replace(/^(\.\.?\/)+/, '')
    return names.find((one) => one === wanted || one.endsWith(`/${wanted}`))
  }
  return (text) => {
    const texts = new Map(files.map((file) => [file.name, file.name === name ? text : file.text]))
    return diagnose(name, texts, resolve).diagnostics.filter(({ file }) => file === name)
  }
}

/** The edits of what is surely meant; of those that touch one another the first. */
function sureOf(found: readonly Diagnostic[], name: string): TextEdit[] {
  const taken: TextEdit[] = []
  for (const { fixes } of found) {
    const fix = fixes.find(({ preferred }) => preferred === true)
    if (fix === undefined || fix.edits.some(({ file }) => file !== name)) continue
    if (!fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) taken.push(...fix.edits)
  }
  return taken
}

const touches = (a: TextEdit, b: TextEdit): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const { span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + newText + result.slice(span.end)
  return result
}
