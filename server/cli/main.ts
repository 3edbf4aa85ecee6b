import { type Call, lastValue, parseArguments } from './arguments.ts'
import { helpText } from './help.ts'
import { type ColourWhen, endQuietlyOnClosedPipe, type Terminal, terminal } from './terminal.ts'

export interface Program {
  readonly version: string
  /** Where the worker that reads data is. */
  readonly worker: string | URL
}

/**
 * The command line.
 *
 * @param argv the arguments after the program's own name
 * @returns the exit status: 0; 1 when there are errors; 2 for a call that makes no sense
 */
export async function main(argv: readonly string[], program: Program): Promise<number> {
  endQuietlyOnClosedPipe()
  const call = parseArguments(argv)
  if (call.kind === 'version') {
    await terminal('auto').out(`${program.version}\n`)
    return 0
  }
  if (call.kind === 'help') {
    const screen = terminal('auto')
    await screen.out(helpText(call.command, Math.min(screen.width, 100), screen.outPaint))
    return 0
  }
  if (call.kind === 'misuse') {
    const screen = terminal('auto')
    await screen.error(`${screen.errorPaint.red(call.message)}\n${call.help}\n`)
    return 2
  }
  const when = lastValue(call, 'color')
  return command(call, terminal(isWhen(when) ? when : 'auto'), program)
}

const isWhen = (text: string | undefined): text is ColourWhen =>
  text === 'auto' || text === 'always' || text === 'never'

async function command(call: Call, screen: Terminal, program: Program): Promise<number> {
  const { check, fmt, run, startEngine } = await import('./work.ts')
  if (call.command.name === 'fmt') return fmt(call, screen)
  const engine = startEngine(program.version, program.worker)
  try {
    return call.command.name === 'check' ? await check(call, screen, engine) : await run(call, screen, engine)
  } finally {
    engine.close()
  }
}
