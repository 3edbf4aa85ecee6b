import type { ItemClause, Node, Run } from '../../../grammar/syntax.ts'
import { walk } from '../../../grammar/walk.ts'
import { runNames } from '../../model/runs.ts'
import type { Item } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'

/**
 * The items that can only be renamed together, since runs such as `p1..p12` name them by their ends: those of every run that
 * holds the item, of every run that holds one of these, and so on; in the order of the instrument.
 */
export function membersOf(item: Item, snapshot: Snapshot): readonly Item[] {
  const items = snapshot.study.instruments.get(item.instrument)?.items ?? [item]
  const known = new Set(items.map(({ name }) => name))
  const runs = runsIn(snapshot).filter((names) => names.every((name) => known.has(name)))
  const together = new Set([item.name])
  for (let before = 0; before < together.size; ) {
    before = together.size
    for (const names of runs) {
      if (names.some((name) => together.has(name))) for (const name of names) together.add(name)
    }
  }
  return items.filter(({ name }) => together.has(name))
}

/** The names of every run of a study, of whichever instrument. */
function runsIn({ files }: Snapshot): (readonly string[])[] {
  const found: (readonly string[])[] = []
  for (const { tree } of files) {
    walk(tree, (node) => {
      const [first, last] = endsOf(node)
      const names = first === undefined || last === undefined ? [] : runNames(first, last)
      if (typeof names !== 'string' && names.length > 1) found.push(names)
      return true
    })
  }
  return found
}

/** The names at both ends of a run; none where a node is no run. */
function endsOf(node: Node): readonly (string | undefined)[] {
  if (isRun(node)) return [node.first.path.at(-1)?.text, node.last.text]
  return isItems(node) ? [node.name?.text, node.last?.text] : []
}

const isRun = (node: Node): node is Run => node.kind === 'run'
const isItems = (node: Node): node is ItemClause => node.kind === 'item'
