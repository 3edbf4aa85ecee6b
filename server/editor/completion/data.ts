import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import { after, listItem, withRest } from './clause.ts'
import { closed, columnSuggestions, headingsOf, patternSuggestions, targetSuggestions } from './columns.ts'
import type { Site } from './context.ts'
import { ofOccasions } from './names.ts'
import { members } from './operands.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { occasionNames } from './values.ts'
import { word, words, written } from './words.ts'

const SETTINGS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  encoding: [
    ['utf-8', 'most files'],
    ['windows-1250', 'Central Europe'],
    ['windows-1252', 'Western Europe'],
    ['iso-8859-2', 'Latin 2'],
    ['utf-16le', 'Excel: Unicode text'],
  ],
  delimiter: [
    [',', 'comma'],
    [';', 'semicolon'],
    ['\\t', 'tab'],
    ['|', 'bar'],
  ],
  decimal: [
    ['.', 'point'],
    [',', 'comma'],
  ],
  sheet: [['Sheet1', 'the first sheet']],
}

/** What fits in the block of a data set. */
export function inData(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  const bare = rest.length === 0
  switch (head?.text) {
    case undefined:
      return clauseWords(site)
    case 'id':
      return bare ? columnSuggestions(site, 'id') : []
    case 'weight':
      return bare ? columnSuggestions(site, 'any') : []
    case 'column':
      return column(site, rest)
    case 'columns':
      return columns(site, rest)
    case 'include':
      return withRest(site, rest, { for: 'condition' }, () => [])
    case 'missing':
      return listItem(rest).last.length === 0
        ? [
            ['-99', 'a usual code'],
            ['"NA"', 'as R writes it'],
            ['999', 'a usual code'],
          ].map(([label, says], rank) => written(label!, rank, says!))
        : []
    case 'expect':
      return rest.length === 1 ? [word('rows', { rank: 0, within: 'data' })] : []
    case 'occasion':
      return occasion(site, rest)
    default:
      return bare ? settingValues(site, head?.text ?? '') : []
  }
}

function settingValues(site: Site, setting: string): Suggestion[] {
  return (SETTINGS[setting] ?? []).map(([text, says], rank) => ({
    ...written(text, rank, says),
    insert: site.place.quoted === 'no' ? `"${text}"` : closed(site, text),
  }))
}

function clauseWords({ snapshot, dataset }: Site): Suggestion[] {
  const node = snapshot.tree.declarations.find((one) => one.kind === 'data' && one.name?.text === dataset)
  const kinds =
    node?.kind === 'data'
      ? node.clauses.map((clause) => (clause.kind === 'setting' ? clause.name.text : clause.kind))
      : []
  const once = new Set(['id', 'expect', 'weight', 'encoding', 'delimiter', 'decimal', 'sheet'])
  return words(CLAUSES['data']!, { rank: 0, within: 'data', goesOn: true }).map((one) => {
    const stated = kinds.some((kind) => kind === one.label || kind === `${one.label}-rows`)
    return once.has(one.label) && stated ? { ...one, rank: 5 } : one
  })
}

/** Behind `column`: headings, `as`, then what the column holds. */
function column(site: Site, rest: readonly Token[]): Suggestion[] {
  const { word: last, tail } = after(rest, ['as', 'already'])
  if (last === 'already') return tail.length === 0 ? [word('reversed', { rank: 0 })] : []
  if (last === 'as') return target(site, tail, false)
  if (listItem(rest).last.length === 0) return columnSuggestions(site, 'column')
  return [word('as', { rank: 0, within: 'data', goesOn: true })]
}

function columns(site: Site, rest: readonly Token[]): Suggestion[] {
  const { word: last, tail } = after(rest, ['as', 'already'])
  if (last === 'already') return tail.length === 0 ? [word('reversed', { rank: 0 })] : []
  if (last === 'as') return target(site, tail, true)
  if (listItem(rest).last.length === 0) return patternSuggestions(site)
  return [word('as', { rank: 0, within: 'data', goesOn: true })]
}

/** Behind `as`: an item, a variable or a run of items. */
function target(site: Site, tail: readonly Token[], run: boolean): Suggestion[] {
  if (tail.at(-1)?.text === '.') {
    const instrument = site.study.instruments.get(tail[0]!.text)
    const inside = instrument === undefined ? [] : members(site, [instrument.name])
    const items = new Set(instrument?.items.map(({ name }) => name))
    return inside.filter(({ label }) => (run ? label.includes('..') : items.has(label)))
  }
  if (tail.length > 0) return [{ ...word('already', { rank: 0, within: 'data' }), insert: 'already reversed' }]
  if (!run) return targetSuggestions(site)
  return [...site.study.instruments.values()].flatMap((instrument) =>
    members(site, [instrument.name])
      .filter(({ label }) => label.includes('..'))
      .map((one) => ({ ...one, label: `${instrument.name}.${one.label}`, rank: 0 })),
  )
}

/** Behind `occasion`: an occasion or a set of them, then where it is found in the data. */
function occasion(site: Site, rest: readonly Token[]): Suggestion[] {
  const [name, join, ...more] = rest
  const sets = [...site.study.occasions.values()]
  if (name === undefined) return [...occasionNames(site), ...sets.map((one) => ofOccasions(one, { rank: 1 }))]
  if (join === undefined) {
    const options = { rank: 0, within: 'data', goesOn: true } as const
    return sets.some((one) => one.name === name.text)
      ? [word('from', options)]
      : words(['columns', 'column', 'from'], options)
  }
  if (join.text === 'from') return more.length === 0 ? columnSuggestions(site, 'any') : []
  if (join.text === 'columns') return [...itemPatterns(site, more), ...columns(site, more)]
  return join.text === 'column' ? column(site, more) : []
}

/** `{item}_t0`: headings that hold the name of an item and the same rest. */
function itemPatterns(site: Site, more: readonly Token[]): Suggestion[] {
  if (more.length > 0) return []
  const names = [...site.study.instruments.values()].flatMap(({ items }) => items.map(({ name }) => name))
  const counts = new Map<string, number>()
  for (const heading of headingsOf(site)) {
    const name = names.find(
      (one) => heading !== one && heading.startsWith(one) && !/^\d/.test(heading.slice(one.length)),
    )
    if (name === undefined) continue
    const pattern = `{item}${heading.slice(name.length)}`
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, n]) => n > 1)
    .map(([label, n]) => ({
      ...written(label, 0, `${n} columns`),
      insert: site.place.quoted === 'no' ? `"${label}"` : closed(site, label),
    }))
}
