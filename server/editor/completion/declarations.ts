import { CompletionItemKind } from 'vscode-languageserver'
import { DECLARATIONS, WITH_BLOCK } from '../../../grammar/parser/shapes.ts'
import { withRest } from './clause.ts'
import { closed } from './columns.ts'
import type { Site } from './context.ts'
import type { Token } from './place.ts'
import { types } from './score.ts'
import { DECLARATION_SNIPPETS, snippets } from './snippets.ts'
import type { Suggestion } from './suggestion.ts'
import { block, word, words, written } from './words.ts'

/** Declaration words, and snippets of whole declarations. */
export function declarations(site: Site, rank: number): Suggestion[] {
  const hasStudy = site.snapshot.tree.declarations.some(({ kind }) => kind === 'study')
  const found = [
    ...words([...DECLARATIONS], { rank: rank + 1, category: 'declaration', goesOn: false }),
    ...words(['planned', 'exploratory'], { rank: rank + 1, category: 'modifier', goesOn: true }),
  ]
  return [
    ...found.map((one) =>
      hasStudy && one.label === 'study' ? { ...one, rank: rank + 4 } : { ...one, insert: `${one.label} ` },
    ),
    ...snippets(DECLARATION_SNIPPETS, rank + 2).filter(({ label }) => !hasStudy || !label.startsWith('study')),
  ]
}

/** What fits in the head of a declaration, before its block. */
export function inFile(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  switch (head?.text) {
    case undefined:
      return declarations(site, 0)
    case 'planned':
    case 'exploratory':
      return rest.length === 0
        ? [word('comparison', { rank: 0, category: 'declaration', goesOn: false })]
        : blockFor(clause)
    case 'use':
      return rest.length === 0 ? use(site) : []
    case 'scale':
      return scale(rest)
    case 'variable':
      return variable(site, rest)
    case 'data':
      return data(site, rest)
    default:
      return blockFor(clause)
  }
}

/** Behind the name, or the name and the label, of a declaration that has a block. */
function blockFor(clause: readonly Token[]): Suggestion[] {
  const word = clause[0]?.text === 'planned' || clause[0]?.text === 'exploratory' ? clause[1] : clause[0]
  const last = clause.at(-1)
  const isNamed = last !== undefined && last !== word && (last.kind === 'name' || last.kind === 'string')
  return word !== undefined && WITH_BLOCK.has(word.text) && isNamed ? [block(0, 'Its clauses')] : []
}

function use(site: Site): Suggestion[] {
  const isQuoted = site.place.quoted !== 'no'
  const paths = site.studies.map((path) => ({
    label: path,
    kind: CompletionItemKind.File,
    rank: 1,
    insert: isQuoted ? closed(site, path) : `"${path}"`,
    description: 'study',
  }))
  const bundled = site.library.map(({ name, title }) => ({
    label: name,
    kind: CompletionItemKind.Module,
    rank: 0,
    description: title,
    documentation: `**${title}**\n\nA bundled instrument.`,
  }))
  return isQuoted ? paths : [...bundled, ...paths]
}

function scale(rest: readonly Token[]): Suggestion[] {
  const named = rest.length > 0 && rest.length < 3 && rest.every(({ kind }) => kind === 'name' || kind === 'string')
  if (named)
    return [
      block(0, 'Codes with labels'),
      written('0..100', 1, 'A range'),
      { ...written(':', 2, 'Nominal or interval'), insert: ': ', goesOn: true },
    ]
  if (rest.at(-1)?.text === ':') return words(['ordinal', 'interval', 'nominal'], { rank: 0, category: 'type' })
  const last = rest.at(-1)
  return last?.kind === 'number' && rest.some(({ text }) => text === '..')
    ? [word('step', { rank: 0, within: 'instrument', goesOn: true })]
    : []
}

function variable(site: Site, rest: readonly Token[]): Suggestion[] {
  const equals = rest.findIndex(({ text }) => text === '=')
  if (equals >= 0) {
    const isFlag = rest.slice(0, equals).some(({ text }) => text === 'flag')
    const own = rest[0]?.text ?? ''
    return withRest(site, rest.slice(equals + 1), { for: isFlag ? 'condition' : 'sample', own }, () => [])
  }
  const last = rest.at(-1)?.text
  if (last === ':') return types()
  if (rest.length > 0 && rest.every(({ kind }) => kind === 'name' || kind === 'string') && rest.length < 3)
    return types().map((one) => ({ ...one, label: `: ${one.label}`, insert: `: ${one.insert ?? one.label}` }))
  if (last === 'number') return [word('in', { rank: 0, goesOn: true })]
  return []
}

function data(site: Site, rest: readonly Token[]): Suggestion[] {
  if (rest.length === 1) return [word('from', { rank: 0, within: 'data', goesOn: true })]
  if (rest.at(-1)?.kind === 'string') return [block(0, 'Its clauses')]
  if (rest.at(-1)?.text !== 'from') return []
  const isQuoted = site.place.quoted !== 'no'
  const files = site.dataFiles.map((path) => ({
    label: path,
    kind: CompletionItemKind.File,
    rank: 0,
    insert: isQuoted ? closed(site, path) : `"${path}"`,
    description: 'data file',
  }))
  return isQuoted ? files : [...files, word('postgres', { rank: 1, within: 'data' })]
}
