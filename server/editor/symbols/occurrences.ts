import type { Span } from '../../../grammar/text.ts'
import type { ModelSymbol } from '../../model/study.ts'
import type { Snapshot, SnapshotFile } from '../../workspace/snapshot.ts'
import { declaredIn, sameBand } from './declared.ts'
import { groupsIn } from './groups.ts'
import type { EditorSymbol, Occurrence } from './symbol.ts'

/** Every name of a study and the files it uses, with what it stands for, in the order of the text. */
export function occurrences(snapshot: Snapshot): Occurrence[] {
  const declared = declaredIn(snapshot)
  const resolve = resolver(
    snapshot,
    declared.map(({ symbol }) => symbol),
  )
  const found: Occurrence[] = [...declared]
  for (const { file, span, symbol } of snapshot.study.uses) {
    const written = snapshot.file(file)?.text.slice(span.start, span.end)
    const meant = written === undefined ? undefined : resolve(symbol, written)
    if (meant === undefined || written === undefined) continue
    found.push({ symbol: meant, file, span, role: written === meant.name ? 'use' : 'within' })
  }
  found.push(...groupsIn(snapshot, found))
  return found.sort(inOrder).filter((one, i) => {
    const before = found[i - 1]
    return before === undefined || before.symbol !== one.symbol || inOrder(before, one) !== 0
  })
}

/** By file and place; what stands at one place keeps its symbols together. */
const inOrder = (a: Occurrence, b: Occurrence): number =>
  compare(a.file, b.file) ||
  a.span.start - b.span.start ||
  a.span.end - b.span.end ||
  compare(a.symbol.name, b.symbol.name)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a name is declared here, by itself or as a member of a run. A run that reads it elsewhere is a use. */
export const declares = ({ symbol: { origin }, file, span, role }: Occurrence): boolean =>
  role === 'declaration' ||
  (role === 'within' &&
    file === origin.file &&
    span.start === origin.nameSpan.start &&
    span.end === origin.nameSpan.end)

/** Tells symbols apart, also those of two bindings of the same text. */
export const identity = ({ kind, name, origin }: EditorSymbol): string =>
  `${kind} ${name} ${origin.nameSpan.start} ${origin.file}`

/** From what the model says a name is to the symbol that stands for it everywhere. */
function resolver(
  { study }: Snapshot,
  declared: readonly EditorSymbol[],
): (symbol: ModelSymbol, written: string) => EditorSymbol | undefined {
  const bands = new Map<ModelSymbol, EditorSymbol>()
  for (const { scores } of study.instruments.values()) {
    for (const score of scores) {
      for (const band of score.cutoffs.flatMap((cutoffs) => cutoffs.bands)) {
        bands.set(band, sameBand(score, band.name) ?? band)
      }
    }
  }
  const occasions = declared.filter((symbol) => symbol.kind === 'occasion')
  return (symbol, written) => {
    if (symbol.kind === 'cutoffs') return undefined
    if (symbol.kind === 'band') return bands.get(symbol) ?? symbol
    if (symbol.kind !== 'occasions' || written === symbol.name) return symbol
    return occasions.find(({ name, set }) => name === written && set === symbol)
  }
}

/** @returns what stands at a place: the smallest name around it, both of its ends included */
export function occurrenceAt(
  snapshot: Snapshot,
  offset: number,
  all: readonly Occurrence[] = occurrences(snapshot),
  file: string = snapshot.name,
): Occurrence | undefined {
  let best: Occurrence | undefined
  for (const one of all) {
    if (one.file !== file || one.role === 'within' || one.span.start > offset || offset > one.span.end) continue
    const width = one.span.end - one.span.start
    // A declaration is also an occurrence of what it needs; where two names touch, the one that starts here is meant.
    if (best === undefined || width < best.span.end - best.span.start || best.span.end === offset) best = one
  }
  return best
}

/** Occurrences of one symbol of these. */
export function occurrencesOf(all: readonly Occurrence[], symbol: EditorSymbol): Occurrence[] {
  return all.filter((one) => one.symbol === symbol)
}

/** A place of an occurrence in the file that it stands in. */
export interface Placing {
  readonly file: SnapshotFile
  readonly span: Span
}

/**
 * The occurrences of a symbol in every open study that sees it: a scale may be declared here and used elsewhere. Each place
 * once.
 */
export function everywhere(
  symbol: EditorSymbol,
  snapshot: Snapshot,
  snapshots: readonly Snapshot[],
): (Placing & { readonly role: Occurrence['role'] })[] {
  const home = snapshot.file(symbol.origin.file)?.uri
  const found = new Map<string, Placing & { readonly role: Occurrence['role'] }>()
  for (const study of [snapshot, ...snapshots.filter(({ uri }) => uri !== snapshot.uri)]) {
    for (const one of occurrences(study)) {
      const same =
        one.symbol.kind === symbol.kind &&
        one.symbol.name === symbol.name &&
        one.symbol.origin.nameSpan.start === symbol.origin.nameSpan.start &&
        study.file(one.symbol.origin.file)?.uri === home
      const file = study.file(one.file)
      if (!same || file === undefined) continue
      const key = `${one.span.start} ${one.span.end} ${file.uri}`
      if (!found.has(key)) found.set(key, { file, span: one.span, role: one.role })
    }
  }
  return [...found.values()]
}
