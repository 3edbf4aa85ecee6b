import type {
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver'
import type { Span } from '../../grammar/text.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { toSpan } from './positions.ts'
import { classify, type TokenModifier, type TokenType } from './semantic/classify.ts'

/**
 * The legend. Only names are told, since what they are depends on what they stand for; words, numbers, texts and comments
 * are coloured by the TextMate grammar.
 *
 * | type | what |
 * | --- | --- |
 * | `class` | instruments |
 * | `property` | items, columns of data |
 * | `method` | scores, subscales, summaries, `.band` `.z` `.t` |
 * | `enum` | scales, sets of occasions |
 * | `enumMember` | categories, bands, occasions, rows and columns of counts |
 * | `variable` | variables |
 * | `function` | `sum`, `mean`, …, tests |
 * | `namespace` | data sets, families, used libraries |
 * | `struct` | tables, figures, counts |
 * | `event` | comparisons |
 * | `parameter` | names of samples behind `as` |
 * | `type` | types of variables and scales |
 *
 * Modifiers: `declaration` where a name is declared; `readonly` for what is derived (scores, derived variables);
 * `defaultLibrary` for functions, tests and parts of the language itself.
 */
export const SEMANTIC_LEGEND: SemanticTokensLegend = {
  tokenTypes: [
    'class',
    'property',
    'method',
    'enum',
    'enumMember',
    'variable',
    'function',
    'namespace',
    'struct',
    'event',
    'parameter',
    'type',
  ] satisfies TokenType[],
  tokenModifiers: ['declaration', 'readonly', 'defaultLibrary'] satisfies TokenModifier[],
}

const types = new Map(SEMANTIC_LEGEND.tokenTypes.map((type, at) => [type, at]))
const modifiers = new Map(SEMANTIC_LEGEND.tokenModifiers.map((modifier, at) => [modifier, 1 << at]))

/** The kinds of all names of a document. */
export function semanticTokens(snapshot: Snapshot, _: SemanticTokensParams): SemanticTokens {
  return { data: encoded(snapshot, { start: 0, end: snapshot.text.length }) }
}

/** The kinds of the names that touch a range. */
export function semanticTokensRange(snapshot: Snapshot, { range }: SemanticTokensRangeParams): SemanticTokens {
  return { data: encoded(snapshot, toSpan(snapshot, range)) }
}

/** Five numbers a token: lines and characters from the one before, length, type, modifiers. */
function encoded(snapshot: Snapshot, { start, end }: Span): number[] {
  const data: number[] = []
  let line = 0
  let character = 0
  for (const { span, type, modifiers: told } of classify(snapshot)) {
    if (span.end < start || span.start > end) continue
    const at = snapshot.lines.position(span.start)
    const bits = told.reduce((sum, modifier) => sum | modifiers.get(modifier)!, 0)
    data.push(
      at.line - line,
      at.line === line ? at.character - character : at.character,
      span.end - span.start,
      types.get(type)!,
      bits,
    )
    line = at.line
    character = at.character
  }
  return data
}
