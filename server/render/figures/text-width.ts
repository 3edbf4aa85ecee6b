/**
 * How wide text is in a figure, without anything that could measure it: the advance widths of Arial, which Helvetica and
 * Liberation Sans share, in thousandths of the font size (Adobe Font Metrics of Helvetica, 1990). Figures are set in this face.
 */
const WIDTHS: Readonly<Record<number, string>> = {
  191: "'",
  222: 'ijl’‘',
  260: '|',
  278: ' !,./:;I[\\]ft',
  333: '()-`r“”·²³¹ı',
  334: '{}',
  355: '"',
  389: '*',
  469: '^',
  500: 'Jckszvxy',
  556: '#$0123456789?L_abdeghnopqu–đ€',
  584: '+<=>~−×÷±≤≥',
  611: 'FTZßα',
  667: '&ABEKPSVXY',
  722: 'CDHNRUwĐ',
  778: 'GOQ',
  833: 'Mm',
  889: '%æ',
  944: 'W',
  1000: '—…Æ',
  1015: '@',
}

const TABLE = new Map(
  Object.entries(WIDTHS).flatMap(([width, characters]) => [...characters].map((c) => [c, Number(width)])),
)
/** Wider than nearly every letter of Latin, Greek and Cyrillic script. */
const OTHER = 780
const WIDE = 1050
/** Fonts that stand in for Arial are a little wider. */
const SAFETY = 1.04

const isWide = (character: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u.test(character)

/** @returns the width of a text in pixels, rather too much than too little */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text.normalize('NFD')) {
    if (/\p{Mark}|\p{Format}/u.test(character)) continue
    width += TABLE.get(character) ?? (isWide(character) ? WIDE : OTHER)
  }
  return (width * size * SAFETY) / 1000
}

/** @returns the text, cut at its end with an ellipsis where it does not fit; empty where not even that does */
export function ellipsis(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((s) => s.segment)
  while (characters.length > 0) {
    characters.pop()
    const cut = `${characters.join('').trimEnd()}…`
    if (textWidth(cut, size) <= width) return characters.length > 0 ? cut : ''
  }
  return ''
}

/** Where not even one character fits beside it, the ellipsis alone still says that there is more. */
const cutLine = (text: string, width: number, size: number): string =>
  ellipsis(text, width, size) || (textWidth('…', size) <= width ? '…' : '')

/** @returns at most `most` lines that fit, broken at spaces; the last one is cut where the text is longer */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  let line = ''
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size) <= width) {
      line = longer
      continue
    }
    if (lines.length === most - 1) return [...lines, cutLine([line, ...words.slice(i)].join(' ').trim(), width, size)]
    if (line !== '') lines.push(line)
    line = cutLine(word, width, size)
  }
  return line === '' ? lines : [...lines, line]
}
