import type { ItemClause, OccasionsDeclaration } from '../../../grammar/syntax.ts'
import type {
  BandSymbol,
  CategorySymbol,
  Instrument,
  Item,
  Occasions,
  Score,
  Study,
  Variable,
} from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import type { EditorSymbol, OccasionSymbol, Occurrence } from './symbol.ts'

/**
 * Everything that a study declares, where its name stands. The bands of several `cutoffs` of one score are one symbol with
 * several declarations, as are a variable and the clauses of instruments that need it.
 */
export function declaredIn(snapshot: Snapshot): Occurrence[] {
  const { study } = snapshot
  const found: Occurrence[] = []
  const add = (symbol: EditorSymbol): void => {
    found.push({ symbol, file: symbol.origin.file, span: symbol.origin.nameSpan, role: 'declaration' })
  }
  for (const scale of study.scales.values()) add(scale)
  for (const instrument of study.instruments.values()) {
    add(instrument)
    for (const item of instrument.items) found.push(declaredItem(instrument, item))
    for (const summary of instrument.summaries) add(summary)
    for (const score of instrument.scores) {
      add(score)
      score.categories.forEach(add)
      found.push(...declaredBands(score))
    }
    found.push(...neededBy(instrument, study))
  }
  for (const variable of study.variables.values()) {
    add(variable)
    variable.categories.forEach(add)
  }
  for (const occasions of study.occasions.values()) {
    add(occasions)
    found.push(...declaredOccasions(snapshot, occasions))
  }
  for (const symbols of [study.counts.values(), study.datasets, study.tables, study.figures]) {
    for (const symbol of symbols) add(symbol)
  }
  for (const symbol of [...study.comparisons, ...study.families]) add(symbol)
  return found
}

/** @returns the `item` or `items` clause that declares an item */
export function itemClause(instrument: Instrument, item: Item): ItemClause | undefined {
  return instrument.node.clauses.find(
    (clause): clause is ItemClause => clause.kind === 'item' && clause.span.start === item.origin.span.start,
  )
}

function declaredItem(instrument: Instrument, item: Item): Occurrence {
  const { file, nameSpan } = item.origin
  const clause = itemClause(instrument, item)
  const name = [clause?.name, clause?.last].find((one) => one?.text === item.name)
  if (clause?.last === undefined) return { symbol: item, file, span: nameSpan, role: 'declaration' }
  return { symbol: item, file, span: name?.span ?? nameSpan, role: name === undefined ? 'within' : 'declaration' }
}

/** @returns the band that stands for those of its name in every `cutoffs` of the score: the first */
export function sameBand(score: Score, name: string): BandSymbol | undefined {
  return score.cutoffs.flatMap(({ bands }) => bands).find((band) => band.name === name)
}

function declaredBands(score: Score): Occurrence[] {
  return score.cutoffs
    .flatMap(({ bands }) => bands)
    .map(({ name, origin }) => ({
      symbol: sameBand(score, name)!,
      file: origin.file,
      span: origin.nameSpan,
      role: 'declaration',
    }))
}

/** The names in `needs variable sex : nominal { female, male }`: they are those of the variable of the study. */
function neededBy(instrument: Instrument, study: Study): Occurrence[] {
  return instrument.node.clauses.flatMap((clause): Occurrence[] => {
    const node = clause.kind === 'needs' ? clause.variable : undefined
    if (node?.name === undefined) return []
    const start = node.name.span.start
    const isIt = ({ origin }: Variable | CategorySymbol) =>
      origin.file === instrument.origin.file && origin.nameSpan.start === start
    const known = study.variables.get(node.name.text) ?? variablesIn(study).find(isIt)
    if (known === undefined) return []
    const { file } = instrument.origin
    const categories = (node.type?.categories ?? []).flatMap(({ name }): Occurrence[] => {
      const symbol = known.categories.find((category) => category.name === name.text)
      return symbol === undefined ? [] : [{ symbol, file, span: name.span, role: 'declaration' }]
    })
    return [{ symbol: known, file, span: node.name.span, role: 'declaration' }, ...categories]
  })
}

const variablesIn = ({ uses }: Study): Variable[] =>
  uses.flatMap(({ symbol }) => (symbol.kind === 'variable' ? [symbol] : []))

function declaredOccasions(snapshot: Snapshot, set: Occasions): Occurrence[] {
  const { file, span } = set.origin
  const node = snapshot
    .file(file)
    ?.tree.declarations.find(
      (one): one is OccasionsDeclaration => one.kind === 'occasions' && one.span.start === span.start,
    )
  return (node?.occasions ?? []).map((entry): Occurrence => {
    const label = entry.label?.text ?? entry.name.text
    const origin = { file, span: entry.span, nameSpan: entry.name.span }
    const symbol: OccasionSymbol = { kind: 'occasion', name: entry.name.text, label, set, origin }
    return { symbol, file, span: entry.name.span, role: 'declaration' }
  })
}
