import type { Comparison } from '../model/study.ts'

/** @returns what a comparison asks besides its test and this version does not compute: said, never passed over */
export function unanswered({ margin, expectN }: Comparison): readonly string[] {
  const notes: string[] = []
  if (margin !== undefined) {
    const asked =
      margin.kind === 'equivalence'
        ? `equivalence within ${margin.value}`
        : `noninferiority by a margin of ${margin.value}`
    notes.push(
      `This version does not test ${asked}: p is that of the ordinary test; hold the interval against the margin.`,
    )
  }
  if (expectN !== undefined) notes.push('This version does not compute the power of the planned number of respondents.')
  return notes
}
