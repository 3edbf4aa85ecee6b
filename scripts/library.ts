/**
 * Writes what ships of the bundled instruments, from the register and the `.study` files beside it:
 * `server/library/bundled.ts` and the table of the manual, `docs/instruments.md`. Run it as `node scripts/library.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { diagnose } from '../server/checks/diagnose.ts'
import { type LibraryRow, instruments as rows } from '../server/library/register.ts'
import type { Cutoffs, Instrument, Item, Score } from '../server/model/study.ts'

const root = resolve(import.meta.dirname, '..')

interface Declared {
  readonly row: LibraryRow
  readonly text: string
  readonly instruments: readonly Instrument[]
}

const declared = (): Declared[] =>
  rows.map((row) => {
    const text = readFileSync(resolve(root, `server/library/${row.name}.study`), 'utf8')
    const { study } = diagnose(`${row.name}.study`, new Map([[`${row.name}.study`, text]]), () => undefined)
    return { row, text, instruments: [...study.instruments.values()] }
  })

/** @returns `server/library/bundled.ts`: the texts, and of each what completion offers */
export function bundledModule(): string {
  const literal = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``
  const quoted = (text: string): string =>
    text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`
  const entry = ({ row, text, instruments }: Declared): string[] => [
    '  {',
    `    name: ${quoted(row.name)},`,
    `    title: ${quoted(instruments[0]?.label ?? row.name)},`,
    '    instruments: [',
    ...instruments.flatMap(({ name, label, scores }) => [
      '      {',
      `        name: ${quoted(name)},`,
      `        label: ${quoted(label)},`,
      `        scores: [${mainFirst(scores)
        .map(({ name: score }) => quoted(score))
        .join(', ')}],`,
      '      },',
    ]),
    '    ],',
    `    text: ${literal(text)},`,
    '  },',
  ]
  return [
    '// Written by scripts/library.ts from the register and the .study files; edit those.',
    '',
    '/** What ships of a bundled instrument. */',
    'export interface BundledInstrument {',
    '  /** Behind `use`. */',
    '  readonly name: string',
    '  readonly title: string',
    '  /** The instruments that it declares, with their scores, the main one first. */',
    '  readonly instruments: readonly { readonly name: string; readonly label: string; readonly scores: readonly string[] }[]',
    '  /** The declaration, as a `.study` file. */',
    '  readonly text: string',
    '}',
    '',
    'export const bundled: readonly BundledInstrument[] = [',
    ...declared().flatMap(entry),
    ']',
    '',
  ].join('\n')
}

/** `total` is what a study compares; without one, the scores are equals. */
const mainFirst = (scores: readonly Score[]): Score[] => [
  ...scores.filter(({ name }) => name === 'total'),
  ...scores.filter(({ name }) => name !== 'total'),
]

/** @returns `docs/instruments.md` */
export function pageOfInstruments(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const line = ({ row, text }: Declared, instrument: Instrument): string => {
    const { label, items, cite, licence } = instrument
    const reversed = items.filter((item) => item.reversed).map(({ name }) => shortName(name, items))
    const scores = instrument.scores.map((score) => `\`${score.name}\` ${rangeOf(score)}`).join('<br>')
    const bands = instrument.scores.flatMap(({ cutoffs }) => cutoffs.map((one) => bandsText(one, text))).join('<br>')
    const doi = cite?.doi === undefined ? '' : ` [doi](https://doi.org/${encodeURI(cite.doi).replaceAll(')', '%29')})`
    return `| ${[
      `\`use ${row.name}\`<br>${label}`,
      `${itemsText(items.map(({ name }) => name))}${reversed.length === 0 ? '' : `<br>reversed: ${reversed.join(' ')}`}`,
      scores,
      bands,
      `${cite?.text ?? ''}${doi}`,
      licence ?? '',
    ]
      .map(cell)
      .join(' | ')} |`
  }
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  const all = declared()
  return [
    '# Bundled instruments',
    '',
    'A study brings one in with `use NAME` and compares its scores (`PHQ9.total`, `PHQ9.total.band`) like those of an instrument of its',
    'own. Columns of the data that are called like the items belong to them; others are named in `data`:',
    '`columns "PHQ_{1..9}" as PHQ9.phq1..phq9`. “Go to Definition” on the name shows the whole declaration, and it can be copied and changed.',
    '',
    'Wording is included only where it is in the public domain; of the others the file holds numbers, codes, key and cut-offs. A rule for',
    'missing answers is there only where a source gives one: otherwise a missing answer leaves the score missing. Check the licence',
    'before you print or publish a questionnaire.',
    '',
    ...subjects.flatMap((subject) => [
      `## ${subject}`,
      '',
      '| name | items | scores | cut-offs | source | licence |',
      '| --- | --- | --- | --- | --- | --- |',
      ...all
        .filter(({ row }) => row.subject === subject)
        .flatMap((one) => one.instruments.map((instrument) => line(one, instrument))),
      '',
    ]),
  ].join('\n')
}

function rangeOf({ type, allow }: Score): string {
  if (type.kind === 'flag') return 'yes or no'
  if (type.kind !== 'number') return ''
  const { low, high, step } = type.attainable
  const missing = allow === undefined ? '' : `, ${allow} missing allowed`
  // Steps that no decimal can write, as of means of seven, say nothing to a reader.
  const isPlain = step !== undefined && step !== 1 && Number.isInteger(step * 100)
  return `${low}–${high}${isPlain ? ` in steps of ${step}` : ''}${missing}`
}

function bandsText({ score, when, bands }: Cutoffs, text: string): string {
  const end = (high: number, open: boolean): string => (open ? `under ${high}` : String(high))
  const condition = when === undefined ? '' : ` (${text.slice(when.span.start, when.span.end)})`
  const parts = bands.map(({ label, low, high, openHigh }) => `${label} ${low}–${end(high, openHigh)}`)
  return `\`${score}\`${condition}: ${parts.join(', ')}`
}

/** `phq1..phq9`, each run by itself; names that are in no run as they are. */
function itemsText(names: readonly string[]): string {
  const stems = new Map<string, string[]>()
  for (const name of names) {
    const stem = /\d$/u.test(name) ? name.replace(/\d+$/u, '') : name
    stems.set(stem, [...(stems.get(stem) ?? []), name])
  }
  const run = (of: readonly string[]): string => (of.length === 1 ? `\`${of[0]}\`` : `\`${of[0]}..${of.at(-1)}\``)
  return [...stems.values()].map(run).join(' ')
}

/** Its number, where all items are one run. */
function shortName(name: string, items: readonly Item[]): string {
  const stem = name.replace(/\d+$/u, '')
  return items.every((item) => item.name.replace(/\d+$/u, '') === stem) ? name.slice(stem.length) : `\`${name}\``
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  writeFileSync(resolve(root, 'server/library/bundled.ts'), bundledModule())
  writeFileSync(resolve(root, 'docs/instruments.md'), pageOfInstruments())
}
