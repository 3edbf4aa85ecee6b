import { CompletionItemKind } from 'vscode-languageserver'
import { VOCABULARY, type Word, type WordCategory } from '../../../grammar/tokens.ts'
import { expand, type Suggestion } from './suggestion.ts'

const KINDS: Readonly<Record<WordCategory, CompletionItemKind>> = {
  declaration: CompletionItemKind.Keyword,
  modifier: CompletionItemKind.Keyword,
  clause: CompletionItemKind.Keyword,
  connector: CompletionItemKind.Keyword,
  type: CompletionItemKind.TypeParameter,
  value: CompletionItemKind.Value,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  claim: CompletionItemKind.Property,
  option: CompletionItemKind.Property,
}

/** The row of a word; of a word with several meanings the one that stands within, or else of the category. */
export function rowOf(word: string, within?: string, category?: WordCategory): Word | undefined {
  const rows = VOCABULARY.filter((row) => row.word === word)
  return (
    rows.find((row) => within !== undefined && row.within.includes(within)) ??
    rows.find((row) => row.category === category) ??
    rows[0]
  )
}

export interface WordOptions {
  readonly rank: number
  /** The declaration or clause that it stands in, which decides what it means. */
  readonly within?: string
  /** What follows it, so that a blank is written and the list opens again. */
  readonly goesOn?: boolean
  readonly category?: WordCategory
}

/** A word of the vocabulary with its line of documentation. */
export function word(text: string, { rank, within, goesOn = false, category }: WordOptions): Suggestion {
  const row = rowOf(text.split(' ')[0]!, within, category)
  return {
    label: text,
    kind: row === undefined ? CompletionItemKind.Keyword : KINDS[row.category],
    rank,
    ...(goesOn ? { insert: `${text} `, goesOn } : {}),
    ...(row === undefined ? {} : { description: brief(row.documentation), documentation: row.documentation }),
  }
}

export const words = (texts: readonly string[], options: WordOptions): Suggestion[] =>
  texts.map((text) => word(text, options))

/** A snippet in the place of a clause or an entry. */
export function pattern(label: string, insert: string, rank: number, documentation: string): Suggestion {
  return {
    label,
    kind: CompletionItemKind.Snippet,
    rank,
    insert,
    snippet: true,
    description: brief(documentation),
    documentation: `${documentation}\n\n\`\`\`studyspec\n${expand(insert)}\n\`\`\``,
  }
}

/** A block to fill in. */
export const block = (rank: number, says: string): Suggestion => ({
  ...pattern('{ … }', '{\n  $0\n}', rank, says),
  goesOn: true,
})

/** A number or a range as it is written. */
export function written(label: string, rank: number, detail: string): Suggestion {
  return { label, kind: CompletionItemKind.Value, rank, description: detail }
}

/** The first sentence, or what stands in front of a semicolon, for the right of the list. */
function brief(text: string): string {
  const end = text.search(/[.;](?:\s|$)/)
  return end < 0 ? text : text.slice(0, end)
}
