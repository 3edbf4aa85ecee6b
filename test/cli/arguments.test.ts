import { describe, expect, test } from 'vitest'
import { lastValue, parseArguments, valuesOf } from '../../server/cli/arguments.ts'
import { commands } from '../../server/cli/commands.ts'
import { helpText } from '../../server/cli/help.ts'
import { plain } from '../../server/render/text/paint.ts'
import { displayWidth } from '../../server/render/text/width.ts'

const misuse = (...argv: string[]) => {
  const call = parseArguments(argv)
  if (call.kind !== 'misuse') throw new Error(`understood as ${call.kind}`)
  return `${call.message} ${call.help}`
}

describe('arguments', () => {
  test('a call with everything', () => {
    const call = parseArguments(['run', 'a.study', '--only', 'x', '--only=y', '--format=md', '--data', 'd=b=c.csv'])
    if (call.kind !== 'call') throw new Error(call.kind)
    expect(call.command.name).toBe('run')
    expect(call.files).toEqual(['a.study'])
    expect(valuesOf(call, 'only')).toEqual(['x', 'y'])
    expect(lastValue(call, 'format')).toBe('md')
    expect(valuesOf(call, 'data')).toEqual(['d=b=c.csv'])
  })

  test('options may stand before the command and between files; -- ends them', () => {
    const call = parseArguments(['--color=never', 'check', 'a.study', '--', '--odd.study'])
    expect(call).toMatchObject({ kind: 'call', files: ['a.study', '--odd.study'] })
  })

  test('help and version', () => {
    expect(parseArguments([])).toEqual({ kind: 'help' })
    expect(parseArguments(['--help'])).toEqual({ kind: 'help' })
    expect(parseArguments(['run', '--help'])).toMatchObject({ kind: 'help', command: { name: 'run' } })
    expect(parseArguments(['help', 'fmt'])).toMatchObject({ kind: 'help', command: { name: 'fmt' } })
    expect(parseArguments(['--version'])).toEqual({ kind: 'version' })
    expect(parseArguments(['check', '-V'])).toEqual({ kind: 'version' })
  })

  test.each([
    [['chek', 'a.study'], 'did you mean check?'],
    [['a.study'], 'studyspec run a.study'],
    [['run', 'a.study', '--formt', 'md'], 'did you mean --format?'],
    [['run', 'a.study', '--format', 'mdd'], 'did you mean md?'],
    [['run', 'a.study', '--format'], 'needs a value'],
    [['run', 'a.study', '--format='], 'needs a value'],
    [['run', 'a.study', '--watch=yes'], 'takes no value'],
    [['check', 'a.study', '--watch'], 'run has it'],
    [['run'], 'needs a file'],
    [['run', 'a.study', 'b.study'], 'takes one file'],
    [['check', '-', '-'], 'once only'],
    [['run', 'a.study', '--data', 'star.csv'], 'no “=”'],
    [['--bogus'], 'no option --bogus'],
    [['help', 'rn'], 'did you mean run?'],
  ])('%j: %s', (argv, part) => {
    expect(misuse(...argv)).toContain(part)
  })
})

describe('help', () => {
  test.each([undefined, ...commands])('fits 80 columns, teaches by examples', (command) => {
    const text = helpText(command, 80, plain)
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    expect(text).toContain('studyspec ')
  })
})
