import { CompletionItemKind } from 'vscode-languageserver'
import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import type { Comparison, Score } from '../../model/study.ts'
import { after, listItem, withRest } from './clause.ts'
import { resolve, type Site } from './context.ts'
import { ofCategory, ofOccasions, ofVariable } from './names.ts'
import type { Token } from './place.ts'
import { claimableOf, reportedSuggestions } from './reported.ts'
import type { Suggestion } from './suggestion.ts'
import { usingSuggestions } from './tests.ts'
import { word, words, written } from './words.ts'

const CONDITION = { for: 'condition' } as const
const JOINTS = ['compare', 'with', 'by', 'where', 'as', 'paired', 'stratified', 'adjusted', 'for']
const QUESTIONS = ['compare', 'correlate', 'agreement', 'detect']

/** What fits in the block of a comparison. */
export function inComparison(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  switch (head?.text) {
    case undefined:
      return clauseWords(site.comparison)
    case 'compare':
      return compare(site, rest)
    case 'correlate':
      return samples(site, rest, ['with'])
    case 'agreement':
      return samples(site, listItem(rest).last, [])
    case 'detect': {
      const { word: last, tail } = after(rest, ['with'])
      if (last === 'with') return samples(site, tail, [])
      return withRest(site, tail, CONDITION, () => [word('with', { rank: 0, goesOn: true })])
    }
    case 'using':
      return usingSuggestions(site.comparison, rest)
    case 'alternative':
      return rest.length === 0 ? words(['two-sided', 'greater', 'less'], { rank: 0, within: 'alternative' }) : []
    case 'equivalence':
      return rest.length === 0 ? [word('within', { rank: 0, within: 'comparison' })] : []
    case 'noninferiority':
      return rest.length === 0 ? [word('margin', { rank: 0, within: 'comparison' })] : []
    case 'expect':
      if (rest.length === 1) return [{ ...word('per', { rank: 0, within: 'comparison' }), label: 'per group' }]
      return rest.at(-1)?.text === 'per' ? [word('group', { rank: 0, within: 'comparison' })] : []
    case 'where':
      return withRest(site, rest, CONDITION, () => [])
    case 'stratified':
    case 'adjusted':
      return covariates(site, clause)
    case 'reported':
      return reportedSuggestions(rest, claimableOf(site.comparison))
    default:
      return []
  }
}

/** In `data` the word has another meaning. */
const EXPECTED = {
  description: 'How many people are planned',
  documentation:
    'How many people are planned, in all or per group: gives the power, or the effect that can be detected.',
}

function clauseWords(comparison: Comparison | undefined): Suggestion[] {
  const kinds = new Set<string>(comparison?.node.clauses.map(({ kind }) => kind))
  const isAsked = QUESTIONS.some((kind) => kinds.has(kind))
  return words(CLAUSES['comparison']!, { rank: 0, within: 'comparison', goesOn: true }).map((one) => {
    if (QUESTIONS.includes(one.label)) return { ...one, rank: isAsked ? 5 : one.label === 'compare' ? 0 : 1 }
    if (kinds.has(one.label) && one.label !== 'reported') return { ...one, rank: 5 }
    if (one.label === 'expect') return { ...one, ...EXPECTED, rank: isAsked ? 1 : 2 }
    const first = one.label === 'using' || one.label === 'reported'
    return { ...one, rank: isAsked ? (first ? 0 : 1) : 2 }
  })
}

/** Behind `compare`: a sample, then what it is compared with. */
function compare(site: Site, rest: readonly Token[]): Suggestion[] {
  const { word: last, tail } = after(rest, JOINTS)
  const has = new Set(rest.map(({ text }) => text))
  const two = has.has('with')
  const joints = (): Suggestion[] => {
    const fit = two
      ? ['as', 'paired', 'where']
      : has.has('by')
        ? ['stratified', 'adjusted']
        : ['by', 'with', 'as', 'where']
    return fit
      .filter((text) => text === 'as' || text === 'where' || !has.has(text))
      .map((text, rank) => word(text, { rank, within: 'comparison', goesOn: text !== 'paired' }))
  }
  switch (last) {
    case 'by':
      return tail.length === 0 ? groups(site, true) : joints()
    case 'as':
      return tail.length === 0 ? names(site, rest) : joints()
    case 'where':
      return withRest(site, tail, CONDITION, joints)
    case 'paired':
      return []
    case 'stratified':
    case 'adjusted':
    case 'for':
      return covariates(site, rest.slice(rest.findIndex(({ text }) => text === last || text === 'adjusted')))
    default: {
      if (tail.length === 0 && last === undefined) return [...samples(site, tail, []), ...countTables(site)]
      const first = last === 'with' ? firstScore(site, rest) : undefined
      return withRest(site, tail, { for: 'sample', ...(first === undefined ? {} : { beside: first }) }, joints)
    }
  }
}

/** The score of the first sample, so that its counterpart in the other version of a questionnaire comes first. */
function firstScore(site: Site, rest: readonly Token[]): Score | undefined {
  const end = rest.findIndex(({ kind, text }) => kind === 'name' && JOINTS.includes(text))
  const path = rest.slice(0, end < 0 ? rest.length : end).filter(({ kind }) => kind === 'name')
  const found = resolve(
    site,
    path.map(({ text }) => text).filter((text) => text !== 'band'),
  )
  return found?.kind === 'score' ? found : undefined
}

/** A sample, and the words that follow one. */
function samples(site: Site, tokens: readonly Token[], joints: readonly string[]): Suggestion[] {
  const { word: last, tail } = after(tokens, [...joints, 'where', 'as'])
  if (last === 'where') return withRest(site, tail, CONDITION, () => [])
  if (last === 'as') return tail.length === 0 ? names(site, tokens) : words(joints, { rank: 0, goesOn: true })
  const open = joints.filter((text) => text !== last)
  return withRest(site, tail, { for: 'sample' }, () =>
    words([...open, 'where'], { rank: 0, within: 'comparison', goesOn: true }),
  )
}

/** Variables that make groups: those with categories first; and, behind `compare … by`, occasions. */
export function groups({ study }: Site, occasions: boolean): Suggestion[] {
  const fitting = [...study.variables.values()].filter(({ type }) => type.kind === 'category' || type.kind === 'flag')
  return [
    ...fitting.map((variable) => ofVariable(variable, { rank: 0 })),
    ...(occasions ? [...study.occasions.values()].map((one) => ofOccasions(one, { rank: 1 })) : []),
  ]
}

/** What a sample can be called: the categories of the study. */
function names({ study }: Site, written: readonly Token[]): Suggestion[] {
  const taken = new Set(written.map(({ text }) => text))
  const categories = [...study.variables.values()].flatMap((variable) => variable.categories)
  return categories.map((category) =>
    ofCategory(category, { rank: taken.has(category.name) ? 3 : isRole(category.variable) ? 0 : 1 }),
  )
}

const isRole = (variable: string): boolean => /role|group|arm|setting/i.test(variable)

function countTables({ study }: Site): Suggestion[] {
  return [...study.counts.values()].map(({ name, label, rows, columns }) => ({
    label: name,
    kind: CompletionItemKind.Struct,
    rank: 2,
    detail: `${rows.length} × ${columns.length}`,
    description: label,
    documentation: 'A typed-in table of counts.',
  }))
}

/** `stratified by VARIABLE`, `adjusted for A, B`. */
function covariates(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, joint, ...rest] = clause
  if (joint === undefined)
    return [word(head?.text === 'adjusted' ? 'for' : 'by', { rank: 0, within: 'comparison', goesOn: true })]
  if (head?.text === 'stratified' || joint.text === 'by') return rest.length === 0 ? groups(site, false) : []
  const { before, last } = listItem(rest)
  if (last.length > 0) return withRest(site, last, { for: 'sample' }, () => [])
  return [...site.study.variables.values()]
    .filter(({ name }) => !before.has(name))
    .map((variable) => ofVariable(variable, { rank: 0 }))
}

const ADJUST = ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by']

/** What fits in the block of a family. */
export function inFamily({ study, snapshot, place }: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  if (head === undefined) {
    const around = snapshot.tree.declarations.find(
      ({ kind, span }) => kind === 'family' && span.start < place.offset && place.offset <= span.end,
    )
    const isAdjusted = around?.kind === 'family' && around.adjust !== undefined
    return words(isAdjusted ? ['comparisons', 'adjust'] : ['adjust', 'comparisons'], {
      rank: 0,
      within: 'family',
      goesOn: true,
    })
  }
  if (head.text === 'adjust') {
    if (rest.length > 0) return []
    const by: Suggestion = {
      ...written('by', 1, 'False discovery rate of Benjamini and Yekutieli'),
      documentation: 'False discovery rate of Benjamini and Yekutieli, under any dependence.',
    }
    return ADJUST.map((name, rank) => (name === 'by' ? { ...by, rank } : word(name, { rank, within: 'family' })))
  }
  const { before, last } = listItem(rest)
  if (head.text !== 'comparisons' || last.length > 0) return []
  return study.comparisons
    .filter(({ name }) => !before.has(name))
    .map(({ name, label, status, family }) => ({
      label: name,
      kind: CompletionItemKind.Event,
      rank: family !== undefined ? 3 : status === 'planned' ? 0 : status === undefined ? 1 : 2,
      ...(status === undefined ? {} : { detail: status }),
      description: family === undefined ? label : `in family ${family}`,
      documentation: label,
    }))
}
