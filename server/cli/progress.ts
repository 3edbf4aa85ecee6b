import type { Terminal } from './terminal.ts'

const DELAY = 1000
const WIDTH = 30
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

export interface Progress {
  /** @param part from 0 to 1 */
  report(what: string, part: number): void
  done(): void
}

/** A bar on a terminal for what takes longer than a second; nothing when piped. */
export function progressBar(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const start = now()
  let last = 0
  let shown = false
  const write = (text: string) => void terminal.error(text)
  return {
    report(what, part) {
      const time = now()
      if (!terminal.interactive || time - start < DELAY || time - last < 80) return
      last = time
      shown = true
      write(`\r\u001b[2K${what} ${bar(part)} ${Math.round(100 * clamp(part))} %`)
    },
    done() {
      if (shown) write('\r\u001b[2K')
      shown = false
    },
  }
}

const clamp = (part: number) => Math.max(0, Math.min(1, part))

function bar(part: number): string {
  const eighths = Math.round(clamp(part) * WIDTH * 8)
  const text = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]
  return text + '░'.repeat(Math.max(0, WIDTH - text.length))
}
