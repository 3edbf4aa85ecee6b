import { RESERVED } from '../../../grammar/tokens.ts'
import type { Item } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { everywhere, occurrences } from '../symbols/occurrences.ts'
import type { EditorSymbol, GroupSymbol } from '../symbols/symbol.ts'
import { comparedBands } from './bands.ts'
import { constructEdits, patternOf, writtenOut } from './keep.ts'
import { membersOf } from './runs.ts'
import { type Edit, newProblem } from './verify.ts'

export interface Refused {
  readonly why: string
}

export const isRefused = (plan: readonly Edit[] | Refused): plan is Refused => 'why' in plan

/** @returns why a symbol cannot be renamed at all */
export function refusal({ name, origin }: EditorSymbol): string | undefined {
  return origin.file.startsWith('library:') ? `\`${name}\` belongs to the library of instruments.` : undefined
}

const NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u

/** @returns the edits of a renaming, or why it would do harm */
export function planRename(
  symbol: EditorSymbol,
  newName: string,
  snapshot: Snapshot,
  snapshots: readonly Snapshot[],
): readonly Edit[] | Refused {
  const why = refusal(symbol) ?? badName(newName)
  if (why !== undefined) return { why }
  if (newName === symbol.name) return []
  if (symbol.kind === 'group' && isTakenGroup(symbol, newName, snapshot)) {
    return { why: `\`${symbol.owner}\` has a group \`${newName}\` already.` }
  }
  const renamed = renamedWith(symbol, newName, snapshot)
  if ('why' in renamed) return renamed
  const studies = [snapshot, ...snapshots.filter(({ uri }) => uri !== snapshot.uri)]
  const pattern = [...renamed.keys()].flatMap((one) => (one.kind === 'item' ? patternOf(one, studies) : []))[0]
  if (pattern !== undefined) {
    const why = `The columns of \`${pattern}\` are called by the items ({item}), so \`${symbol.name}\` keeps its name.`
    return { why }
  }
  const edits: Edit[] = []
  for (const [one, name] of renamed) {
    for (const { file, span, role } of everywhere(one, snapshot, snapshots)) {
      if (role !== 'within') edits.push({ file, span, newText: name })
    }
  }
  const library = edits.find(({ file }) => file.name.startsWith('library:'))
  if (library !== undefined) return { why: `\`${symbol.name}\` is named by an instrument of the library.` }
  edits.push(...writtenOut(renamed, studies))
  // Two scores that were one construct by their common name stay so.
  const problem = newProblem(edits, studies)
  if (problem === undefined) return edits
  const kept = [...edits, ...constructEdits(symbol, snapshot)]
  const left = kept.length === edits.length ? problem : newProblem(kept, studies)
  return left === undefined ? kept : { why: left }
}

function badName(name: string): string | undefined {
  if (!NAME.test(name)) return `\`${name}\` is no name: letters, digits and _, a letter or _ first.`
  return RESERVED.includes(name) ? `\`${name}\` is a word of expressions and cannot be a name.` : undefined
}

const isTakenGroup = ({ owner }: GroupSymbol, name: string, snapshot: Snapshot): boolean =>
  occurrences(snapshot).some(({ symbol }) => symbol.kind === 'group' && symbol.owner === owner && symbol.name === name)

/** What gets which name when a symbol is renamed. */
function renamedWith(symbol: EditorSymbol, newName: string, snapshot: Snapshot): Map<EditorSymbol, string> | Refused {
  if (symbol.kind === 'item') return renamedItems(symbol, newName, snapshot)
  const together = symbol.kind === 'band' ? comparedBands(symbol, snapshot.study) : [symbol]
  return new Map(together.map((one) => [one, newName]))
}

/** An item of a run takes the whole run along: its stem changes, the numbers stay. */
function renamedItems(item: Item, newName: string, snapshot: Snapshot): Map<EditorSymbol, string> | Refused {
  const members = membersOf(item, snapshot)
  if (members.length === 1) return new Map([[item, newName]])
  const number = /\d+$/.exec(item.name)?.[0] ?? ''
  const stem = newName.slice(0, newName.length - number.length)
  const [first, last] = [members[0]!.name, members.at(-1)!.name]
  if (!newName.endsWith(number) || /\d$/.test(stem) || stem === '') {
    const why = `\`${item.name}\` is one of ${first}..${last}, so its number stays: a name such as \`q${number}\` renames them all.`
    return { why }
  }
  return new Map(members.map((member) => [member, stem + (/\d+$/.exec(member.name)?.[0] ?? '')]))
}
