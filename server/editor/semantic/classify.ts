import type { Name, Node } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import type { ModelSymbol } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'

export type TokenType =
  | 'class'
  | 'property'
  | 'method'
  | 'enum'
  | 'enumMember'
  | 'variable'
  | 'function'
  | 'namespace'
  | 'struct'
  | 'event'
  | 'parameter'
  | 'type'
export type TokenModifier = 'declaration' | 'readonly' | 'defaultLibrary'

export interface Classified {
  readonly span: Span
  readonly type: TokenType
  readonly modifiers: readonly TokenModifier[]
}

const OF_SYMBOL: Readonly<Record<ModelSymbol['kind'], TokenType>> = {
  scale: 'enum',
  instrument: 'class',
  item: 'property',
  score: 'method',
  summary: 'method',
  band: 'enumMember',
  cutoffs: 'method',
  variable: 'variable',
  category: 'enumMember',
  data: 'namespace',
  occasions: 'enum',
  counts: 'struct',
  table: 'struct',
  figure: 'struct',
  comparison: 'event',
  family: 'namespace',
}

/** What a name is by its place alone: the kind of the node above it, and the field that it stands in. */
const BY_PLACE: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  scale: { name: told('enum', 'declaration'), level: told('type') },
  instrument: { name: told('class', 'declaration') },
  item: { name: told('property', 'declaration'), last: told('property', 'declaration'), scale: told('enum') },
  score: { name: told('method', 'declaration', 'readonly') },
  summary: { name: told('method', 'declaration', 'readonly') },
  band: { name: told('enumMember', 'declaration') },
  variable: { name: told('variable', 'declaration') },
  type: { name: told('type') },
  category: { name: told('enumMember', 'declaration') },
  data: { name: told('namespace', 'declaration'), source: told('type') },
  use: { library: told('namespace') },
  column: { columns: told('property') },
  id: { columns: told('property') },
  weight: { columns: told('property') },
  occasions: { name: told('enum', 'declaration') },
  'occasion-entry': { name: told('enumMember', 'declaration') },
  occasion: { name: told('enumMember'), from: told('property') },
  at: { occasion: told('enumMember') },
  counts: { name: told('struct', 'declaration') },
  'count-column': { name: told('enumMember', 'declaration') },
  'count-row': { name: told('enumMember', 'declaration') },
  table: { name: told('struct', 'declaration') },
  figure: { name: told('struct', 'declaration') },
  comparison: { name: told('event', 'declaration') },
  family: { name: told('namespace', 'declaration'), comparisons: told('event') },
  sample: { as: told('parameter') },
  test: { name: told('function', 'defaultLibrary') },
  call: { function: told('function', 'defaultLibrary') },
  run: { last: told('property') },
}

type Told = Omit<Classified, 'span'>

function told(type: TokenType, ...modifiers: TokenModifier[]): Told {
  return { type, modifiers }
}

/** Parts of scores. */
const PARTS = new Set(['band', 'z', 't', 'norm'])

/** Every name of a document whose kind is known, in the order of the text, none overlapping. */
export function classify({ tree, study, name: file }: Snapshot): Classified[] {
  const symbols = new Map<number, ModelSymbol>()
  for (const { file: of, span, symbol } of study.uses) if (of === file) symbols.set(span.start, symbol)
  const found: Classified[] = []
  const add = (name: Name, place: Told | undefined): void => {
    const symbol = symbols.get(name.span.start)
    const what = symbol === undefined || place?.modifiers.includes('declaration') ? place : ofSymbol(symbol)
    if (what !== undefined && name.span.end > name.span.start) found.push({ span: name.span, ...what })
  }
  const visit = (node: Node): void => {
    const places = BY_PLACE[node.kind]
    for (const [field, value] of Object.entries(node)) {
      const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
      parts.forEach((part, at) => {
        if (!isNode(part)) return
        if (!isName(part)) visit(part)
        else add(part, node.kind === 'reference' ? ofPath(part, at) : places?.[field])
      })
    }
  }
  visit(tree)
  return inOrder(found)
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && 'span' in value

const isName = (node: Node): node is Name => node.kind === 'name'

function ofSymbol(symbol: ModelSymbol): Told {
  const derived = symbol.kind === 'score' || (symbol.kind === 'variable' && symbol.expression !== undefined)
  return { type: OF_SYMBOL[symbol.kind], modifiers: derived ? ['readonly'] : [] }
}

/** A name in a path that the model does not know: a part of a score, or nothing known. */
const ofPath = ({ text }: Name, at: number): Told | undefined =>
  at > 0 && PARTS.has(text) ? told('method', 'defaultLibrary') : undefined

function inOrder(found: readonly Classified[]): Classified[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start)
  return sorted.filter(({ span }, at) => at === 0 || sorted[at - 1]!.span.end <= span.start)
}
