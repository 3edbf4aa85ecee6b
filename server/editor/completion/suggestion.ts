import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
  type TextEdit,
} from 'vscode-languageserver'

/** Something that fits at the cursor. */
export interface Suggestion {
  readonly label: string
  readonly kind: CompletionItemKind
  /** How well it fits: 0 first. Equal ranks keep the order in which they were suggested. */
  readonly rank: number
  /** What is inserted where it is not the label. */
  readonly insert?: string
  /** Whether `insert` has places to fill in: `‹1:proposal›`, `‹1|this,that|›`; `$0` is where the cursor ends. */
  readonly snippet?: boolean
  /** Behind the label: range, type, title. */
  readonly detail?: string
  /** At the right: the label of the thing, or why it fits. */
  readonly description?: string
  /** In Markdown. */
  readonly documentation?: string
  /** What else it is found by. */
  readonly found?: string
  readonly commit?: readonly string[]
  /** Elsewhere in the file: the `use` of a bundled instrument. */
  readonly edits?: readonly TextEdit[]
  readonly preselect?: boolean
  /** Whether something is to be chosen behind it at once. */
  readonly goesOn?: boolean
}

export interface ItemOptions {
  readonly range: Range
  /** Whether the editor fills in snippets; without it they are inserted without their marks. */
  readonly snippets: boolean
  /** Name of the editor's command that opens the list again. */
  readonly again?: string
}

/** @returns the items of the protocol, sorted by how well they fit; of two with one label the better stays */
export function itemsOf(suggestions: readonly Suggestion[], options: ItemOptions): CompletionItem[] {
  const seen = new Set<string>()
  return suggestions
    .map((suggestion, order) => ({ suggestion, order }))
    .sort((a, b) => a.suggestion.rank - b.suggestion.rank || a.order - b.order)
    .filter(({ suggestion: { label, snippet } }) => {
      const key = `${label} ${snippet ?? false}`
      return !seen.has(key) && seen.add(key)
    })
    .map(({ suggestion }, at) => itemOf(suggestion, at, options))
}

function itemOf(one: Suggestion, at: number, { range, snippets, again }: ItemOptions): CompletionItem {
  const written = one.insert ?? one.label
  const filled = one.snippet === true && snippets
  const newText = one.snippet !== true ? written : filled ? marked(written) : expand(written)
  const details = {
    ...(one.detail === undefined ? {} : { detail: ` ${one.detail}` }),
    ...(one.description === undefined ? {} : { description: one.description }),
  }
  // Editors that show nothing beside the label show this; where more is said below, it would say it twice.
  const parts = one.documentation === undefined ? [one.detail, one.description] : []
  const detail = parts.filter((part) => part !== undefined && part !== '').join(' · ')
  return {
    label: one.label,
    kind: one.kind,
    ...(detail === '' ? {} : { detail }),
    sortText: String(at).padStart(4, '0'),
    filterText: one.found === undefined ? one.label : `${one.label} ${one.found}`,
    textEdit: { range, newText },
    insertTextFormat: filled ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(Object.keys(details).length === 0 ? {} : { labelDetails: details }),
    ...(one.documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: one.documentation } }),
    ...(one.commit === undefined ? {} : { commitCharacters: [...one.commit] }),
    ...(one.edits === undefined ? {} : { additionalTextEdits: [...one.edits] }),
    ...(one.preselect === true ? { preselect: true } : {}),
    ...(one.goesOn === true && again !== undefined ? { command: { title: 'Suggest', command: again } } : {}),
  }
}

/** A snippet as the protocol has it. What the marks do not enclose is literal. */
export function marked(snippet: string): string {
  const escaped = snippet.replaceAll(/\\|\$(?!\d)/gu, '\\$&')
  return escaped.replaceAll(/‹([^›]*)›/gu, (_, inner: string) => `\${${inner.replaceAll('}', '\\}')}}`)
}

/** A snippet with its places filled by what they propose. */
export function expand(snippet: string): string {
  return snippet
    .replaceAll(/‹\d+\|([^,|]*)[^›]*›/gu, '$1')
    .replaceAll(/‹\d+:([^›]*)›/gu, '$1')
    .replaceAll(/\$\d/gu, '')
}
