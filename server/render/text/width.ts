let segmenter: Intl.Segmenter | undefined

/** Made for the first text that needs it: that takes longer than to print most studies. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u
const INVISIBLE = /^[\p{Mark}\p{Format}\p{Control}]+$/u
const BREAK = /(?<! [=<>×−]) (?![=<>×−] )/
/** Letters of Latin and Greek, punctuation, arrows and signs that take one column each and combine with nothing. */
const NARROW = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*$/

/** @returns how many columns of a terminal the text takes: East Asian wide characters and emoji two, combining marks none */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment)
  return width
}

/** @returns the columns that one grapheme takes */
export function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  if (INVISIBLE.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/** Text out of a data file must not steer the terminal: control characters are shown as such. */
export function printable(text: string): string {
  return text.replace(/[\p{Control}\u2028\u2029]/gu, (c) => (c === '\t' ? ' ' : '\ufffd'))
}

/** Fills up with spaces to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = printable(text)
  const space = ' '.repeat(Math.max(0, width - displayWidth(shown)))
  return align === 'left' ? shown + space : space + shown
}

/**
 * Breaks a text at spaces into lines of at most `width` columns, but not around `=`, `<` and `>`: `p = .020` stays in one
 * piece. A word that is longer than a line is broken inside.
 *
 * @param width at least 2
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(BREAK)) {
    const candidate = line === '' ? word : `${line} ${word}`
    if (displayWidth(candidate) <= width) {
      line = candidate
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (displayWidth(line) > width) {
      const head = fitting(line, width)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  lines.push(line)
  return lines
}

function fitting(text: string, width: number): string {
  let head = ''
  let used = 0
  for (const { segment } of graphemes(text)) {
    used += graphemeWidth(segment)
    if (used > width && head !== '') break
    head += segment
  }
  return head
}
