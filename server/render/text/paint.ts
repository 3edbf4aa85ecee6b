/** How a terminal marks text. Colour is never the only signal: everything reads the same without it. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly blue: (text: string) => string
}

const same = (text: string) => text
/** For pipes, files and `NO_COLOR`. */
export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, blue: same }

const escape = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`
/** The sixteen colours that every theme defines. */
export const colours: Paint = {
  bold: escape(1, 22),
  dim: escape(2, 22),
  red: escape(31, 39),
  yellow: escape(33, 39),
  green: escape(32, 39),
  blue: escape(36, 39),
}
