import { CompletionItemKind } from 'vscode-languageserver'
import type { Item } from '../../model/study.ts'
import { resolve, type Site } from './context.ts'
import { ofItem } from './names.ts'
import { members, operands, type Wanted } from './operands.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { COMPARING, endsOperand, openCall, openList, pathBefore } from './tokens.ts'
import { occasionNames, sets, valueAt, values } from './values.ts'
import { word, words, written } from './words.ts'

/** What fits at the end of the tokens of an expression; what follows the whole expression is not among it. */
export function expression(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const last = tokens.at(-1)
  if (last?.text === '.') return members(site, pathBefore(tokens, tokens.length - 1), wanted)
  if (last?.text === '..' || last?.text === '..<') return runEnd(site, tokens)
  if (last?.text === 'at') return occasionNames(site)
  if (last?.text === 'in') return sets(site, pathBefore(tokens, tokens.length - 1))
  if (COMPARING.has(last?.text ?? '')) return compared(site, tokens, wanted)
  const list = openList(tokens)
  if (list !== undefined) return last?.text === '(' || last?.text === ',' ? values(site, list) : []
  if (endsOperand(tokens)) return operators(tokens, wanted, site)
  return operands(site, tokens, wanted)
}

/** The last item of a run whose first one is written. */
function runEnd(site: Site, tokens: readonly Token[]): Suggestion[] {
  const path = pathBefore(tokens, tokens.length - 1)
  const first = resolve(site, path)
  if (first?.kind !== 'item') return []
  const instrument = site.study.instruments.get(first.instrument)
  const stem = first.name.replace(/\d+$/u, '')
  const items: readonly Item[] = instrument?.items ?? []
  const later = items.slice(items.findIndex(({ name }) => name === first.name) + 1)
  const ends = later.filter(({ name }) => name.startsWith(stem) && /^\d+$/u.test(name.slice(stem.length)))
  return ends.reverse().map((item) => ofItem(item, { rank: 0 }))
}

/** Behind a whole operand. */
function operators(tokens: readonly Token[], wanted: Wanted, site: Site): Suggestion[] {
  const last = tokens.at(-1)
  const value = last?.kind === 'name' ? resolve(site, pathBefore(tokens, tokens.length)) : undefined
  const conditional = tokens.some(({ text }) => text === 'if')
  const found: Suggestion[] = []
  if (conditional && !tokens.some(({ text }) => text === 'then')) found.push(word('then', { rank: 1, goesOn: true }))
  else if (conditional && !tokens.some(({ text }) => text === 'else'))
    found.push(word('else', { rank: 1, goesOn: true }))
  const condition = wanted.for === 'condition' || (wanted.for === 'score' && conditional)
  if (condition || openCall(tokens) === 'count' || openCall(tokens) === 'percent') {
    const compared = tokens.findLast(
      ({ text }) => COMPARING.has(text) || text === 'and' || text === 'or' || text === 'in',
    )
    if (compared === undefined || compared.text === 'and' || compared.text === 'or') {
      const kind = CompletionItemKind.Operator
      const ofCategories = value !== undefined && value.kind !== 'instrument' && value.type.kind === 'category'
      const signs = ofCategories ? ['=', '!='] : ['>=', '<=', '=', '!=', '<', '>']
      if (value?.kind !== 'instrument' && value?.type.kind !== 'flag')
        found.push(...signs.map((label) => ({ label, kind, rank: 1, insert: `${label} `, goesOn: true })))
      found.push(word('in', { rank: 2, goesOn: true }))
    }
    found.push(...words(['and', 'or'], { rank: 3, goesOn: true }))
  }
  if (site.study.occasions.size > 0 && last?.kind === 'name')
    found.push(word('at', { rank: wanted.for === 'sample' ? 0 : 4, goesOn: true }))
  return found
}

/** Behind `=`, `>=`, …: categories, codes, or the ends of what can be. */
function compared(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const path = pathBefore(tokens, tokens.length - 1)
  const fitting = values(site, path)
  // In `count(q1..q9 >= ` the run stands before the operator: its last item has the codes.
  if (fitting.length > 0) return fitting
  const found = valueAt(site, path)
  if (found !== undefined && found.value.type.kind === 'number') {
    const { low, high } = found.value.type.attainable
    const ends = [low, high].filter(Number.isFinite)
    return [
      ...ends.map((end, at) => written(String(end), 0, at === 0 ? 'the lowest value' : 'the highest value')),
      ...operands(site, tokens, { ...wanted, for: 'condition' }).map((one) => ({ ...one, rank: one.rank + 3 })),
    ]
  }
  return operands(site, tokens, wanted)
}
