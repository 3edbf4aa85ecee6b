/** Markup that is safe to print as it is: every text that went into it was escaped. Only `html` and `trusted` make it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand between the parts of a template: text is escaped, markup is not; nothing, false and null print nothing. */
export type Piece = string | number | Html | readonly Html[] | false | null | undefined

/** Labels and data are nobody's markup: `html` escapes every text that is put into it, in content and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, i) => part + pieceText(pieces[i])).join(''))
}

/** @param markup made by this program and not out of anybody's text: a figure, a stylesheet */
export const trusted = (markup: string): Html => new Html(markup)

export const join = (pieces: readonly Html[], between = '\n'): Html => new Html(pieces.map((p) => p.text).join(between))

function pieceText(piece: Piece): string {
  if (piece === undefined || piece === null || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object') return piece.map((one) => one.text).join('')
  return escapeText(String(piece))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escaped for content and quoted attributes of HTML and SVG; what no XML file may hold becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Control}|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
