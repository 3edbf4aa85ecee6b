import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Study } from '../model/study.ts'
import { checks } from './register.ts'

/**
 * Judges what a study says, without its data: cut-offs that leave scores out, ranges that are not what the items give,
 * tests that cannot answer their question. What follows from a broken or unknown part stays silent.
 * @param study as bound; the names that it could not find are reported by the binder
 * @returns in the order of the text, file by file
 */
export function check(study: Study): Diagnostic[] {
  return checks.flatMap((one) => [...one(study)]).sort(inTextOrder)
}

/** File by file, from the top, by code where several stand at one place. */
export function inTextOrder(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}
