import { CompletionItemKind } from 'vscode-languageserver'
import { DECLARATIONS } from '../../../grammar/parser/shapes.ts'
import { withRest } from './clause.ts'
import { closed } from './columns.ts'
import type { Site } from './context.ts'
import { types } from './instrument.ts'
import type { Token } from './place.ts'
import { DECLARATION_SNIPPETS, snippets } from './snippets.ts'
import type { Suggestion } from './suggestion.ts'
import { word, words } from './words.ts'

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
      return rest.length === 0 ? [word('comparison', { rank: 0, category: 'declaration', goesOn: false })] : []
    case 'use':
      return rest.length === 0 ? use(site) : []
    case 'scale':
      return scale(rest)
    case 'variable':
      return variable(site, rest)
    case 'data':
      return data(site, rest)
    default:
      return []
  }
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
  if (last === 'number') return [word('in', { rank: 0, goesOn: true })]
  return []
}

function data(site: Site, rest: readonly Token[]): Suggestion[] {
  if (rest.length === 1) return [word('from', { rank: 0, within: 'data', goesOn: true })]
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
