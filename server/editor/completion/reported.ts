import { CompletionItemKind } from 'vscode-languageserver'
import { bare } from '../../checks/measurement/measured.ts'
import type { Comparison, Expression } from '../../model/study.ts'
import { listItem } from './clause.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { word, written } from './words.ts'

interface Named {
  readonly name: string
  readonly label: string
}

/** What can be claimed here. */
export interface Claimable {
  /** `comparison` claims a test, `score` its reliability, `table` only figures of groups. */
  readonly shapes: 'comparison' | 'score' | 'table'
  readonly groups: readonly Named[]
  readonly bands: readonly Named[]
}

const OF_GROUP = ['n', 'median', 'quartiles', 'mean', 'sd', 'range']
const OF_BAND = ['count', 'percent']
const OF_TEST = ['p', 'difference', 'statistic', 'df', 'effect']

/** The groups and bands that the claims of a comparison can name. */
export function claimableOf(comparison: Comparison | undefined): Claimable {
  const question = comparison?.question
  const shapes = 'comparison'
  switch (question?.kind) {
    case 'groups':
      return { shapes, groups: question.by.categories, bands: bandsOf(question.sample.expression) }
    case 'occasions':
      return { shapes, groups: question.by.occasions, bands: bandsOf(question.sample.expression) }
    case 'two-samples':
      return { shapes, groups: [question.first, question.second], bands: bandsOf(question.first.expression) }
    case 'counts':
      return { shapes, groups: question.counts.columns, bands: question.counts.rows }
    default:
      return { shapes, groups: [], bands: [] }
  }
}

function bandsOf(expression: Expression): readonly Named[] {
  const sample = bare(expression)
  switch (sample.kind) {
    case 'band':
    case 'score':
      return sample.score.cutoffs[0]?.bands ?? sample.score.categories
    case 'variable':
      return sample.variable.categories
    default:
      return []
  }
}

/** What fits behind `reported`: `p = `, `median patient = `, `count good patient = `. */
export function reportedSuggestions(tokens: readonly Token[], { shapes, groups, bands }: Claimable): Suggestion[] {
  const { last: claim } = listItem(tokens)
  const [head, ...rest] = claim
  const claims = [
    ...(shapes === 'comparison' ? OF_TEST : []),
    ...(shapes === 'score' ? ['alpha'] : []),
    ...OF_GROUP,
    ...OF_BAND,
  ]
  if (head === undefined)
    return claims.map((name, at) => ({
      ...word(name, { rank: at < 5 ? 0 : 1, within: 'reported', category: 'claim', goesOn: !OF_TEST.includes(name) }),
      ...(OF_TEST.includes(name) || name === 'alpha' ? { insert: `${name} = ` } : {}),
      kind: CompletionItemKind.Property,
    }))
  if (rest.some(({ text }) => text === '=')) {
    const number = rest.at(-1)?.kind === 'number'
    return number && !rest.some(({ text }) => text === 'in') ? [word('in', { rank: 0, goesOn: true })] : []
  }
  const ofBand = OF_BAND.includes(head.text)
  const wanted = ofBand && rest.length === 0 ? bands : rest.length < (ofBand ? 2 : 1) ? groups : []
  const names = OF_GROUP.includes(head.text) || ofBand ? wanted : []
  return [
    ...names.map(({ name, label }) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      rank: 0,
      description: label,
      insert: ofBand && rest.length === 0 ? `${name} ` : `${name} = `,
      goesOn: ofBand,
    })),
    ...(names.length === 0 || !ofBand
      ? ['=', '<'].map((sign) => ({ ...written(sign, 2, 'the reported value'), insert: `${sign} ` }))
      : []),
  ]
}
