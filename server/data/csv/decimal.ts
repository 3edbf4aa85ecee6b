import type { DecimalEvidence } from './number.ts'

export type DecimalChoice =
  | { readonly mark: '.' | ','; readonly by: 'stated' | 'found' | 'none'; readonly example?: string }
  | { readonly ambiguous: readonly string[] }

/**
 * The decimal mark of a file, from every number in it. `1,234` alone may be a thousand or a little over one: nobody can
 * tell, so it is refused, unless another number settles it.
 * @param delimiter `;` files come from programs that also group thousands by points
 */
export function chooseDecimal(evidence: DecimalEvidence, stated: string | undefined, delimiter: string): DecimalChoice {
  if (stated === ',' || stated === '.') return { mark: stated, by: 'stated' }
  const { point, comma, eitherPoint, eitherComma } = evidence
  if (point !== undefined && comma !== undefined) return { ambiguous: [point, comma] }
  if (comma !== undefined) return { mark: ',', by: 'found', example: comma }
  if (point !== undefined) return { mark: '.', by: 'found', example: point }
  if (eitherPoint !== undefined && eitherComma !== undefined) return { ambiguous: [eitherPoint, eitherComma] }
  if (eitherComma !== undefined) return { ambiguous: [eitherComma] }
  if (eitherPoint !== undefined) {
    return delimiter === ';' ? { ambiguous: [eitherPoint] } : { mark: '.', by: 'found', example: eitherPoint }
  }
  return { mark: '.', by: 'none' }
}

/** @returns what several columns or parts say together */
export function joinEvidence(all: readonly DecimalEvidence[]): DecimalEvidence {
  const joined: DecimalEvidence = {}
  for (const one of all) {
    if (one.point !== undefined) joined.point ??= one.point
    if (one.comma !== undefined) joined.comma ??= one.comma
    if (one.eitherPoint !== undefined) joined.eitherPoint ??= one.eitherPoint
    if (one.eitherComma !== undefined) joined.eitherComma ??= one.eitherComma
    if (one.grouped !== undefined) joined.grouped ??= one.grouped
  }
  return joined
}
