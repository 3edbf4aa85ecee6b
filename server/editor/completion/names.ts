import { CompletionItemKind } from 'vscode-languageserver'
import { attainableText, rangeText } from '../../checks/words.ts'
import type { CategorySymbol, Instrument, Item, Occasions, Scale, Score, Variable } from '../../model/study.ts'
import type { ValueType } from '../../model/types.ts'
import type { Suggestion } from './suggestion.ts'

/** What a value can be, in few words: `0..24`, `nominal: 3 categories`. */
export function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'number':
      return Number.isFinite(type.attainable.low) || Number.isFinite(type.attainable.high)
        ? attainableText(type.attainable)
        : 'number'
    case 'category':
      return `${type.level}: ${type.categories.length}`
    case 'flag':
      return 'yes or no'
    case 'date':
      return 'date'
    case 'unknown':
      return ''
  }
}

/** How a name is written where the suggestion goes, and how well it fits. */
export interface Written {
  readonly rank: number
  /** Before the name: `STAR_P.`. */
  readonly prefix?: string
}

export function ofScore(score: Score, { rank, prefix = '' }: Written): Suggestion {
  const items = score.items.length === 0 ? '' : `\n\n${score.items.length} items`
  return {
    label: prefix + score.name,
    kind: CompletionItemKind.Method,
    rank,
    detail: typeText(score.type),
    description: score.label,
    documentation: `**${score.label}** (${score.subscale ? 'subscale' : 'score'} of ${score.instrument})\n\n${typeText(score.type)}${items}`,
  }
}

export function ofBand(score: Score, { rank, prefix = '' }: Written): Suggestion {
  const bands = score.cutoffs[0]?.bands ?? []
  return {
    label: `${prefix}${score.name}.band`,
    kind: CompletionItemKind.EnumMember,
    rank,
    detail: bands.map(({ name }) => name).join(' < '),
    description: `${score.label}, by band`,
    documentation: bands.map(({ name, label }) => `- \`${name}\` ${label}`).join('\n'),
  }
}

export function ofItem(item: Item, { rank, prefix = '' }: Written): Suggestion {
  const reversed = item.reversed ? ', reversed' : ''
  return {
    label: prefix + item.name,
    kind: CompletionItemKind.Field,
    rank,
    detail: `${typeText(item.type)}${reversed}`,
    description: item.wording === item.name || item.wording === '' ? item.instrument : item.wording,
    ...(item.scale === undefined ? {} : { documentation: `${item.wording}\n\n${codesOf(item.scale)}` }),
  }
}

export function ofVariable(variable: Variable, { rank }: Written): Suggestion {
  const categories = variable.categories.map(({ name, label }) => `- \`${name}\` ${label}`).join('\n')
  return {
    label: variable.name,
    kind: CompletionItemKind.Variable,
    rank,
    detail: variable.type.kind === 'number' ? numberText(variable.type) : typeText(variable.type),
    description: variable.label,
    documentation: `**${variable.label}** (variable, ${variable.type.kind})\n\n${categories}`,
  }
}

/** That a measured number can have decimals goes without saying. */
function numberText({ attainable: { low, high } }: Extract<ValueType, { kind: 'number' }>): string {
  return Number.isFinite(low) || Number.isFinite(high) ? rangeText(low, high) : 'number'
}

export function ofCategory(category: CategorySymbol, { rank }: Written): Suggestion {
  return {
    label: category.name,
    kind: CompletionItemKind.EnumMember,
    rank,
    description: category.label,
    documentation: `A category of ${category.variable}: ${category.label}`,
  }
}

export function ofInstrument(instrument: Instrument, { rank }: Written): Suggestion {
  const scores = instrument.scores.map(({ name, label, type }) => `- \`${name}\` ${label} ${typeText(type)}`).join('\n')
  return {
    label: instrument.name,
    kind: CompletionItemKind.Class,
    rank,
    detail: `${instrument.items.length} items`,
    description: instrument.label,
    documentation: `**${instrument.label}**\n\n${scores}`,
    commit: ['.'],
  }
}

export function ofScale(scale: Scale, { rank }: Written): Suggestion {
  return {
    label: scale.name,
    kind: CompletionItemKind.Enum,
    rank,
    detail: typeText(scale.type),
    description: scale.label,
    documentation: `**${scale.label}** (scale)\n\n${codesOf(scale)}`,
  }
}

export function ofOccasions(occasions: Occasions, { rank }: Written): Suggestion {
  return {
    label: occasions.name,
    kind: CompletionItemKind.Enum,
    rank,
    detail: occasions.occasions.map(({ name }) => name).join(', '),
    description: occasions.label,
    documentation: 'Repeated measures: each of these occasions against the others.',
  }
}

function codesOf(scale: Scale): string {
  if (scale.codes.length === 0) return typeText(scale.type)
  return scale.codes.map(({ code, label }) => `- ${code} ${label}`).join('\n')
}

/** The longest runs of names with one stem and consecutive numbers: `p1..p12`. A run has at least two names. */
export function runsOf(
  names: readonly string[],
): { readonly text: string; readonly first: string; readonly n: number }[] {
  const runs: { text: string; first: string; n: number }[] = []
  let from = 0
  for (let at = 1; at <= names.length; at++) {
    if (at < names.length && follows(names[at - 1]!, names[at]!)) continue
    if (at - from > 1) runs.push({ text: `${names[from]}..${names[at - 1]}`, first: names[from]!, n: at - from })
    from = at
  }
  return runs.sort((a, b) => b.n - a.n)
}

function follows(before: string, after: string): boolean {
  const one = /^(.*?)(\d+)$/u.exec(before)
  const next = /^(.*?)(\d+)$/u.exec(after)
  return one !== null && next !== null && one[1] === next[1] && Number(next[2]) === Number(one[2]) + 1
}
