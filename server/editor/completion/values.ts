import { CompletionItemKind } from 'vscode-languageserver'
import { rangeText } from '../../checks/words.ts'
import { resolve, type Site, type Value } from './context.ts'
import { ofCategory } from './names.ts'
import type { Suggestion } from './suggestion.ts'
import { written } from './words.ts'

/** What a path stands for, where that has values; whether its bands are meant. */
export function valueAt(site: Site, path: readonly string[]): { value: Value; band: boolean } | undefined {
  const band = path.at(-1) === 'band'
  const value = resolve(site, band ? path.slice(0, -1) : path)
  return value === undefined || value.kind === 'instrument'
    ? undefined
    : { value, band: band && value.kind === 'score' }
}

/** Categories, bands or codes that a value can take. */
export function values(site: Site, path: readonly string[]): Suggestion[] {
  const found = valueAt(site, path)
  if (found === undefined) return []
  const { value, band } = found
  const kind = CompletionItemKind.EnumMember
  if (band && value.kind === 'score') {
    const bands = value.cutoffs[0]?.bands ?? []
    return bands.map(({ name, label, low, high, openHigh }) => ({
      label: name,
      kind,
      rank: 0,
      detail: rangeText(low, high, openHigh),
      description: label,
    }))
  }
  if (value.kind !== 'item') return value.categories.map((category) => ofCategory(category, { rank: 0 }))
  return (value.scale?.codes ?? []).map(({ code, label }) => ({
    label: typeof code === 'number' ? String(code) : JSON.stringify(code),
    kind,
    rank: 0,
    description: label,
  }))
}

/** Behind `in`: a range or a list. */
export function sets(site: Site, path: readonly string[]): Suggestion[] {
  const found = valueAt(site, path)
  if (found === undefined) return []
  const { type } = found.value
  if (type.kind === 'number' && !found.band) {
    const { low, high } = type.attainable
    return Number.isFinite(low) && Number.isFinite(high) ? [written(rangeText(low, high), 0, 'all values')] : []
  }
  const names = values(site, path).map(({ label }) => label)
  if (names.length === 0) return []
  const insert = `(‹1:${names[0]}›, ‹2:${names[1] ?? names[0]}›)`
  return [
    {
      label: `(${names.slice(0, 2).join(', ')})`,
      kind: CompletionItemKind.Snippet,
      rank: 0,
      insert,
      snippet: true,
      description: 'one of these categories',
    },
  ]
}

/** Behind `at`. */
export function occasionNames({ study }: Pick<Site, 'study'>): Suggestion[] {
  return [...study.occasions.values()].flatMap(({ name: set, occasions }) =>
    occasions.map(({ name, label }) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      rank: 0,
      detail: set,
      description: label,
    })),
  )
}
