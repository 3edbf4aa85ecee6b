import type { Cond, Definition, Drawn, Instrument, Sample, Score, Variable } from './language.ts'
import { cat, cond, num, range } from './write-expressions.ts'

/** The text of a drawn study. Within an instrument its own names stand alone. */
export function studyText(study: Drawn): string {
  const { scales, instruments, variables, data, tables, comparisons } = study
  const items = instruments.flatMap((one) => one.items)
  const file = [
    ...items
      .filter(({ name, heading, already }) => already || !name.endsWith(`.${heading}`))
      .map(({ name, heading, already }) => `column "${heading}" as ${name}${already ? ' already reversed' : ''}`),
    ...(data.missing.length > 0 ? [`missing ${data.missing.map(code).join(', ')}`] : []),
    ...data.includes.map((one, i) => `include ${cond(one)} "Reason ${i + 1}"`),
    ...(data.weight ? ['weight w8'] : []),
    ...(study.file.comma && study.file.stated ? ['decimal ","'] : []),
    ...(study.file.stated ? [`delimiter "${study.file.delimiter}"`] : []),
  ]
  const blocks = [
    block('study "Drawn"', []),
    ...scales.map(({ name, codes, range, missing }) =>
      block(`scale ${name}${range === undefined ? '' : ` ${range.low}..${range.high} step ${range.step}`}`, [
        ...(codes ?? []).map(
          ({ text, stored }) => `${text} "is ${text}"${stored.length > 0 ? ` = ${stored.map(code).join(', ')}` : ''}`,
        ),
        ...missing.map((one) => `missing ${one} "Missing ${one}"`),
      ]),
    ),
    ...instruments.map(instrument),
    ...variables.map(variable),
    block('data d from "d.csv"', file),
    ...tables.map(({ name, describe, by, where }) =>
      block(`table ${name}`, [
        `describe ${describe.map(sample).join(', ')}${by === undefined ? '' : ` by ${by}`}`,
        ...(where === undefined ? [] : [`where ${cond(where)}`]),
      ]),
    ),
    ...comparisons.map((one) =>
      block(`comparison ${one.name}`, [
        'by' in one
          ? `compare ${sample(one.sample)} by ${one.by}`
          : `compare ${sample(one.first)} as first with ${sample(one.second)} as second`,
        ...(one.where === undefined ? [] : [`where ${cond(one.where)}`]),
      ]),
    ),
  ]
  return blocks.join('\n')
}

const block = (head: string, lines: readonly string[]): string =>
  `${head} {\n${lines.map((l) => `  ${l}\n`).join('')}}\n`
const code = (text: string): string => (/^-?[\d.]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`)

function instrument({ name, asked, items, scores }: Instrument): string {
  const last = (whole: string): string => whole.slice(name.length + 1)
  const reversed = items.filter((one) => one.reversed).map((one) => last(one.name))
  return block(`instrument ${name}`, [
    ...(asked === undefined ? [] : [`asked when ${cond(asked, name)}`]),
    ...items.map(({ name: whole, scale, asked: when }) => {
      const otherwise = when?.otherwise === undefined ? '' : ` otherwise ${when.otherwise}`
      return `item ${last(whole)} on ${scale.name}${when === undefined ? '' : ` asked when ${cond(when.when, name)}${otherwise}`}`
    }),
    ...(reversed.length > 0 ? [`reverse ${reversed.join(', ')}`] : []),
    ...scores.flatMap((one) => scoreLines(one, name, last(one.name))),
  ])
}

function scoreLines(
  { subscale, definition, allow, rounded, cutoffs, norms, table }: Score,
  scope: string,
  name: string,
) {
  const rule = allow === undefined ? '' : ` allow ${allow} missing${rounded ? ' rounded' : ''}`
  const inline = (head: string, entries: readonly string[]): string => `${head} { ${entries.join('  ')} }`
  const when = (one: Cond | undefined): string => (one === undefined ? '' : ` when ${cond(one, scope)}`)
  return [
    `${subscale ? 'subscale' : 'score'} ${name}${definitionText(definition, scope, false)}${rule}`,
    ...cutoffs.map((one) =>
      inline(
        `cutoffs ${name}${when(one.when)}`,
        one.bands.map((band) => `${band.name} ${range(band.range)}`),
      ),
    ),
    ...norms.map((one) => inline(`norms ${name}${when(one.when)}`, [`mean ${one.mean} sd ${one.sd}`])),
    ...(table === undefined
      ? []
      : [
          inline(
            `norms ${name}`,
            table.map(([raw, value]) => `${raw} => ${value}`),
          ),
        ]),
  ]
}

function definitionText(one: Definition, scope: string | undefined, typed: boolean): string {
  if (one.type === 'number') return `${typed ? ' : number' : ''} = ${num(one.is, scope)}`
  if (one.type === 'flag') return ` : flag = ${cond(one.is, scope)}`
  return ` : ${one.type} { ${one.categories.join('  ')} } = ${cat(one.is, scope)}`
}

function variable({ name, type, categories, missing, range: limits, derived }: Variable): string {
  if (derived !== undefined) return `variable ${name}${definitionText(derived, undefined, true)}\n`
  if (type === 'number') return `variable ${name} : number${limits === undefined ? '' : ` in ${range(limits)}`}\n`
  if (type === 'flag' || type === 'date') return `variable ${name} : ${type}\n`
  return block(`variable ${name} : ${type}`, [
    ...categories.map(({ text, stored }) => `${text}${stored.length > 0 ? ` = ${stored.map(code).join(', ')}` : ''}`),
    ...missing.map((one) => `missing ${code(one)}`),
  ])
}

function sample({ of, part, where }: Sample): string {
  return `${of}${part === undefined ? '' : `.${part}`}${where === undefined ? '' : ` where ${cond(where)}`}`
}

/** The file of a drawn study. Decimal commas and quotes where they are due, and spaces as drawn. */
export function csvText({ headings, rows, file: { delimiter, comma, newline, mark, copies } }: Drawn): string {
  const cell = (text: string): string => {
    const written = comma && /^[ ~]*-?\d*\.\d+ *$/.test(text) ? text.replace('.', ',') : text
    const quoted = written.includes(delimiter) || written.includes('"') || written.startsWith('~')
    return quoted ? `"${written.replace(/^~/, '').replaceAll('"', '""')}"` : written
  }
  const line = (row: readonly string[]): string => row.map(cell).join(delimiter) + newline
  return (mark ? '\uFEFF' : '') + line(headings) + rows.map(line).join('').repeat(copies)
}
