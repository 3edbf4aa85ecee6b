import type { Paint } from '../render/text/paint.ts'
import { pad, wrap } from '../render/text/width.ts'
import { type CommandRow, commands, commonOptions, type OptionRow } from './commands.ts'

/** @returns the help of a command, or of all */
export function helpText(command: CommandRow | undefined, width: number, paint: Paint): string {
  return `${(command ? commandHelp(command, width, paint) : overview(width, paint)).join('\n')}\n`
}

function overview(width: number, paint: Paint): string[] {
  return [
    ...wrap('StudySpec: a questionnaire study in one file, checked, computed and printed.', width).map(paint.bold),
    '',
    ...wrap(
      'A .study file declares scales, instruments, cut-offs, data and planned comparisons. StudySpec finds what does not hold and computes every table.',
      width,
    ),
    '',
    paint.bold('Commands'),
    ...definitions(
      commands.map((c) => [c.usage.replace('studyspec ', '').replace(' [options]', ''), c.says]),
      width,
    ),
    '',
    paint.bold('Try it'),
    ...definitions(
      [
        ['studyspec run samples/star/star.study', 'the tables of a study of therapeutic alliance'],
        ['studyspec check samples/star-as-published/star-as-published.study', 'what is wrong in its published version'],
      ],
      width,
    ),
    '',
    paint.bold('Options'),
    ...options(commonOptions, width),
    '',
    ...wrap(
      'studyspec COMMAND --help says more. Exit status: 0, 1 when there are errors, 2 for a call that makes no sense.',
      width,
    ),
  ]
}

function commandHelp(command: CommandRow, width: number, paint: Paint): string[] {
  return [
    ...wrap(`${command.says}.`, width).map(paint.bold),
    '',
    command.usage,
    ...command.explains.flatMap((paragraph) => ['', ...wrap(paragraph, width)]),
    '',
    paint.bold('Options'),
    ...options([...command.options, ...commonOptions], width),
    '',
    paint.bold('Examples'),
    ...definitions(command.examples, width),
  ]
}

function options(rows: readonly OptionRow[], width: number): string[] {
  return definitions(
    rows.map((o) => [`--${o.name}${o.value ? ` ${o.value}` : ''}${o.short ? `, -${o.short}` : ''}`, o.says]),
    width,
  )
}

/** Terms in one column, what they mean in the next; a long term stands on a line of its own. */
function definitions(rows: readonly (readonly [term: string, meaning: string])[], width: number): string[] {
  const column = 24
  return rows.flatMap(([term, meaning]) => {
    const lines = wrap(meaning, Math.max(20, width - column - 2))
    const below = ' '.repeat(column + 2)
    return term.length > column - 2
      ? [`  ${term}`, ...lines.map((line) => below + line)]
      : lines.map((line, i) => (i === 0 ? `  ${pad(term, column)}${line}` : below + line))
  })
}
