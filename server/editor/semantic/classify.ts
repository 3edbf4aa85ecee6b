import type { Name, Node } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import { walk } from '../../../grammar/walk.ts'
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
  walk(tree, (node, above) => {
    if (node.kind !== 'name') return undefined
    const name = node as Name
    const parent = above.at(-1)
    const symbol = symbols.get(name.span.start)
    const kind = parent && byPlace(parent, name)
    const what = symbol === undefined || kind?.modifiers.includes('declaration') ? kind : ofSymbol(symbol)
    if (what !== undefined && name.span.end > name.span.start) found.push({ span: name.span, ...what })
    return false
  })
  return inOrder(found)
}

function ofSymbol(symbol: ModelSymbol): Told {
  const derived = symbol.kind === 'score' || (symbol.kind === 'variable' && symbol.expression !== undefined)
  return { type: OF_SYMBOL[symbol.kind], modifiers: derived ? ['readonly'] : [] }
}

function byPlace(parent: Node, name: Name): Told | undefined {
  if (parent.kind === 'reference') {
    const { path } = parent as Node & { path: readonly Name[] }
    return path.indexOf(name) > 0 && PARTS.has(name.text) ? told('method', 'defaultLibrary') : undefined
  }
  const fields = BY_PLACE[parent.kind]
  if (fields === undefined) return undefined
  for (const [field, value] of Object.entries(parent))
    if (value === name || (Array.isArray(value) && value.includes(name))) return fields[field]
  return undefined
}

function inOrder(found: readonly Classified[]): Classified[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start)
  return sorted.filter(({ span }, at) => at === 0 || sorted[at - 1]!.span.end <= span.start)
}
