import { colours, type Paint, plain } from '../render/text/paint.ts'

export type ColourWhen = 'auto' | 'always' | 'never'

/** Where a command writes, and how. */
export interface Terminal {
  readonly out: (text: string) => Promise<void>
  readonly error: (text: string) => Promise<void>
  readonly outPaint: Paint
  readonly errorPaint: Paint
  /** Columns, 80 when not known. */
  readonly width: number
  /** Of what is read by people and by programs: messages stay on one line where it is no terminal. */
  readonly outMessages: { readonly paint: Paint; readonly width?: number }
  readonly errorMessages: { readonly paint: Paint; readonly width?: number }
  /** True when a person watches standard error: progress is shown. */
  readonly interactive: boolean
}

/** A reader that has gone (`studyspec run … | head`) ends the program quietly. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/**
 * Colour follows `--color`; then `NO_COLOR` (no-color.org) and `FORCE_COLOR`; then whether the stream is a terminal.
 */
export function terminal(when: ColourWhen): Terminal {
  const paintFor = (stream: NodeJS.WriteStream): Paint => {
    if (when !== 'auto') return when === 'always' ? colours : plain
    if (process.env['NO_COLOR']) return plain
    if (process.env['FORCE_COLOR'] && process.env['FORCE_COLOR'] !== '0') return colours
    return stream.isTTY && process.env['TERM'] !== 'dumb' ? colours : plain
  }
  const messages = (stream: NodeJS.WriteStream) => ({
    paint: paintFor(stream),
    ...(stream.isTTY ? { width: stream.columns || columns() } : {}),
  })
  const write = (stream: NodeJS.WriteStream) => (text: string) =>
    text === ''
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          stream.write(text, () => resolve())
        })
  return {
    out: write(process.stdout),
    error: write(process.stderr),
    outPaint: paintFor(process.stdout),
    errorPaint: paintFor(process.stderr),
    width: columns(),
    outMessages: messages(process.stdout),
    errorMessages: messages(process.stderr),
    interactive: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
  }
}

function columns(): number {
  const stated = Number(process.env['COLUMNS'])
  return process.stdout.columns || (Number.isInteger(stated) && stated > 0 ? stated : 80)
}
