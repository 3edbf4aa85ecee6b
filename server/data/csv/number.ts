/** What the numbers of a column say about the decimal mark. */
export interface DecimalEvidence {
  /** First text that has a point with digits behind it, which no thousands mark explains: `12.5`, `0.125`. */
  point?: string
  comma?: string
  /** First text that could be either: `1.234` is 1234 for those who group thousands by points. */
  eitherPoint?: string
  eitherComma?: string
  /** A text with both, `1.234,5`: grouped thousands, which are refused. */
  grouped?: string
}

const plain = /^[+-]?(?:\d+|\d+[.,]\d*|[.,]\d+)(?:[eE][+-]?\d+)?$/
const groups = /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/
const both = /^[+-]?\d{1,3}(?:\.\d{3})+,\d*$|^[+-]?\d{1,3}(?:,\d{3})+\.\d*$/

/** Notes what a trimmed text says about the decimal mark, if it is a number at all. */
export function noteDecimal(evidence: DecimalEvidence, text: string): void {
  if (both.test(text)) evidence.grouped ??= text
  else if (groups.test(text)) {
    const marks = text.match(/[.,]/g) ?? []
    if (marks.length > 1) evidence.grouped ??= text
    else if (marks[0] === '.') evidence.eitherPoint ??= text
    else evidence.eitherComma ??= text
  } else if (plain.test(text)) {
    if (text.includes('.')) evidence.point ??= text
    else if (text.includes(',')) evidence.comma ??= text
  }
}

/**
 * @param text trimmed
 * @returns the number, or NaN when the text is none with this decimal mark; grouped thousands are none
 */
export function parseNumber(text: string, decimal: '.' | ','): number {
  if (!plain.test(text)) return Number.NaN
  if (decimal === ',') return text.includes('.') ? Number.NaN : Number(text.replace(',', '.'))
  return text.includes(',') ? Number.NaN : Number(text)
}

/** @returns the number with either mark, NaN when it is none */
export function parseEither(text: string): number {
  return plain.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}
