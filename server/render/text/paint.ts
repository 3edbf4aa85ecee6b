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

const code = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`
/** The sixteen colours that every theme defines. */
export const colours: Paint = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  yellow: code(33, 39),
  green: code(32, 39),
  blue: code(36, 39),
}
