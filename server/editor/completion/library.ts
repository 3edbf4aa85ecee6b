import { CompletionItemKind } from 'vscode-languageserver'
import type { Site } from './context.ts'
import type { Suggestion } from './suggestion.ts'

/** Scores of bundled instruments that the study does not use yet; each brings its `use` along. */
export function librarySuggestions({ library, study, snapshot }: Site, rank: number): Suggestion[] {
  return library.flatMap(({ name, title, instruments }) =>
    instruments
      .filter((instrument) => !study.instruments.has(instrument.name))
      .map((instrument) => ({
        label: `${instrument.name}.${instrument.scores[0] ?? ''}`.replace(/\.$/u, ''),
        kind: CompletionItemKind.Module,
        rank,
        detail: `use ${name}`,
        description: instrument.label,
        documentation: `**${title}**\n\nA bundled instrument; \`use ${name}\` is added to the study.`,
        edits: [useEdit(snapshot, name)],
      })),
  )
}

/** Puts `use NAME` behind the last `use`, else behind `study`, else at the top. */
function useEdit({ tree, lines }: Site['snapshot'], name: string) {
  const last = tree.declarations.findLast(({ kind }) => kind === 'use')
  const before = last ?? tree.declarations.find(({ kind }) => kind === 'study')
  if (before === undefined) {
    const position = { line: 0, character: 0 }
    return { range: { start: position, end: position }, newText: `use ${name}\n\n` }
  }
  const position = lines.position(before.span.end)
  return { range: { start: position, end: position }, newText: `${last === undefined ? '\n' : ''}\nuse ${name}` }
}
