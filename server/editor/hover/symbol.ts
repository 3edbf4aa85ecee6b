import type { Snapshot } from '../../workspace/snapshot.ts'
import { paragraphs } from '../markdown.ts'
import { type Found, resultsOf } from '../results.ts'
import type { EditorSymbol } from '../symbols/symbol.ts'
import { heading } from './heading.ts'
import { instrumentText } from './instrument.ts'
import { itemText } from './item.ts'
import { comparisonText, countsText, datasetText, familyText, tableText } from './results.ts'
import { scaleText } from './scale.ts'
import { bandText, scoreText } from './score.ts'
import { categoryText, variableText } from './variable.ts'

/** @returns Markdown on what a name stands for */
export function symbolText(symbol: EditorSymbol, snapshot: Snapshot, documentation?: string): string {
  const found = resultsOf(snapshot)
  const text = describe(symbol, snapshot, documentation)
  const stale = HAS_RESULTS.has(symbol.kind) ? found?.staleness(resultOf(symbol, found)) : undefined
  return stale === undefined ? text : paragraphs(text, `*${stale}*`)
}

function resultOf(symbol: EditorSymbol, found: Found): object | undefined {
  switch (symbol.kind) {
    case 'score':
      return found.score(symbol.instrument, symbol.name)
    case 'comparison':
      return found.comparison(symbol.name)
    case 'table':
      return found.table(symbol.name)
    default:
      return undefined
  }
}

const HAS_RESULTS: ReadonlySet<EditorSymbol['kind']> = new Set<EditorSymbol['kind']>([
  'score',
  'item',
  'band',
  'variable',
  'category',
  'data',
  'counts',
  'comparison',
  'family',
  'table',
])

function describe(symbol: EditorSymbol, snapshot: Snapshot, documentation: string | undefined): string {
  const found = resultsOf(snapshot)
  switch (symbol.kind) {
    case 'score':
      return scoreText(symbol, snapshot, found)
    case 'item':
      return itemText(symbol, found)
    case 'band':
      return bandText(symbol, snapshot, found)
    case 'scale':
      return scaleText(symbol, snapshot)
    case 'instrument':
      return instrumentText(symbol, found)
    case 'variable':
      return variableText(symbol, snapshot, found)
    case 'category':
      return categoryText(symbol, snapshot, found)
    case 'data':
      return datasetText(symbol, found)
    case 'counts':
      return countsText(symbol, found)
    case 'table':
      return tableText(symbol, found)
    case 'comparison':
      return comparisonText(symbol, found, documentation)
    case 'family':
      return familyText(symbol, found)
    case 'occasions':
      return paragraphs(
        heading(symbol.label, 'occasions', symbol.name),
        symbol.occasions.map(({ name, label }) => `\`${name}\` ${label === name ? '' : label}`.trim()).join(' · '),
      )
    case 'occasion':
      return heading(symbol.label, `occasion of ${symbol.set.name}`, symbol.name)
    case 'group':
      return heading(symbol.label, `group of ${symbol.owner}`, symbol.name)
    case 'figure':
      return heading(symbol.label, 'figure', symbol.name)
    case 'summary':
      return heading(symbol.label, `figure of the group, of ${symbol.instrument}`, symbol.name)
  }
}
