import { nearest } from '../data/nearest.ts'
import { type CommandRow, commands, commonOptions, type OptionRow } from './commands.ts'

/** A call as understood. `options` holds the values of each option given, `true` for a switch. */
export interface Call {
  readonly kind: 'call'
  readonly command: CommandRow
  readonly files: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[] | true>
}

export interface HelpCall {
  readonly kind: 'help'
  readonly command?: CommandRow
}

/** A call that makes no sense: one sentence, and the way out. */
export interface Misuse {
  readonly kind: 'misuse'
  readonly message: string
  readonly help: string
}

/**
 * @param argv the arguments after the program's own name
 */
export function parseArguments(argv: readonly string[]): Call | HelpCall | Misuse | { readonly kind: 'version' } {
  const name = argv.find((a) => !a.startsWith('-') || a === '-')
  const beforeCommand = name === undefined ? argv : argv.slice(0, argv.indexOf(name))
  if (beforeCommand.some((a) => a === '--version' || a === '-V')) return { kind: 'version' }
  if (name === undefined) {
    const odd = beforeCommand.find((a) => a !== '--help' && a !== '-h')
    if (odd !== undefined) return misuse(`There is no option ${odd}.`, 'Run `studyspec --help` to see what there is.')
    return { kind: 'help' }
  }
  if (name === 'help') return helpFor(argv[argv.indexOf(name) + 1])
  const command = commands.find((c) => c.name === name)
  if (!command) return unknownCommand(name)
  return parseCall(command, [...beforeCommand, ...argv.slice(argv.indexOf(name) + 1)])
}

function helpFor(name: string | undefined): HelpCall | Misuse {
  if (name === undefined) return { kind: 'help' }
  const command = commands.find((c) => c.name === name)
  return command ? { kind: 'help', command } : unknownCommand(name)
}

function unknownCommand(name: string): Misuse {
  if (name.endsWith('.study'))
    return misuse(`What is to be done with ${name}?`, `studyspec check ${name}   or   studyspec run ${name}`)
  const near = nearest(
    name,
    commands.map((c) => c.name),
    1,
  )[0]
  return misuse(
    `There is no command “${name}”${near ? `; did you mean ${near}?` : '.'}`,
    near
      ? `studyspec ${near} --help`
      : `The commands are ${commands.map((c) => c.name).join(', ')}: see studyspec --help.`,
  )
}

function parseCall(
  command: CommandRow,
  argv: readonly string[],
): Call | HelpCall | Misuse | { readonly kind: 'version' } {
  const known = [...command.options, ...commonOptions]
  const files: string[] = []
  const options = new Map<string, readonly string[] | true>()
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i]!
    if (argument === '--') {
      files.push(...argv.slice(i + 1))
      break
    }
    if (!argument.startsWith('-') || argument === '-') {
      files.push(argument)
      continue
    }
    const equals = argument.startsWith('--') ? argument.indexOf('=') : -1
    const written = equals < 0 ? argument : argument.slice(0, equals)
    const option = known.find((o) => written === `--${o.name}` || (o.short !== undefined && written === `-${o.short}`))
    if (!option) return unknownOption(written, command, known)
    if (option.value === undefined) {
      if (equals >= 0) return misuse(`${written} is a switch and takes no value.`, seeHelp(command))
      options.set(option.name, true)
      continue
    }
    const value = equals < 0 ? argv[++i] : argument.slice(equals + 1)
    if (value === undefined || value === '')
      return misuse(`${written} needs a value: ${written} ${option.value}.`, seeHelp(command))
    const wrong = checkValue(option, value, command)
    if (wrong) return wrong
    const earlier = options.get(option.name)
    options.set(option.name, [...(option.repeatable && Array.isArray(earlier) ? earlier : []), value])
  }
  if (options.has('help')) return { kind: 'help', command }
  if (options.has('version')) return { kind: 'version' }
  return checkFiles(command, files) ?? { kind: 'call', command, files, options }
}

function checkFiles(command: CommandRow, files: readonly string[]): Misuse | undefined {
  if (files.length === 0) return misuse(`${command.name} needs a file.`, command.usage)
  if (files.length > 1 && !command.manyFiles)
    return misuse(`${command.name} takes one file, not ${files.length}.`, command.usage)
  if (files.filter((f) => f === '-').length > 1) return misuse('Standard input can be read once only.', command.usage)
  return undefined
}

function checkValue(option: OptionRow, value: string, command: CommandRow): Misuse | undefined {
  if (option.among && !option.among.includes(value)) {
    const near = nearest(value, option.among, 1)[0]
    return misuse(
      `--${option.name} cannot be “${value}”${near ? `; did you mean ${near}?` : '.'}`,
      `It is one of ${option.among.join(', ')}.`,
    )
  }
  if (option.name === 'data' && !/^[^=]+=.+$/.test(value))
    return misuse(
      `--data needs a name and a path, and “${value}” has no “=”.`,
      `For example: studyspec ${command.name} star.study --data respondents=star-hr.csv`,
    )
  return undefined
}

function unknownOption(written: string, command: CommandRow, known: readonly OptionRow[]): Misuse {
  const near = nearest(
    written.replace(/^-+/, ''),
    known.map((o) => o.name),
    1,
  )[0]
  const elsewhere = commands.find((c) => c.options.some((o) => `--${o.name}` === written))
  const hint = elsewhere ? ` (${elsewhere.name} has it)` : near ? `; did you mean --${near}?` : ''
  return misuse(`${command.name} has no option ${written}${hint}${hint.endsWith('?') ? '' : '.'}`, seeHelp(command))
}

const seeHelp = (command: CommandRow) => `Run \`studyspec ${command.name} --help\` to see what there is.`

const misuse = (message: string, help: string): Misuse => ({ kind: 'misuse', message, help })

/** @returns the values of an option, in the order given */
export function valuesOf(call: Call, name: string): readonly string[] {
  const values = call.options.get(name)
  return Array.isArray(values) ? values : []
}

/** @returns the last value of an option */
export const lastValue = (call: Call, name: string): string | undefined => valuesOf(call, name).at(-1)
