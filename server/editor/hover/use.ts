import type { Node, UseDeclaration } from '../../../grammar/syntax.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { usedFile } from '../definition.ts'
import { paragraphs } from '../markdown.ts'
import { symbolText } from './symbol.ts'

/** @returns what the instruments are that a `use` brings in, when its name or path is hovered; undefined when it has none */
export function useText(
  path: readonly Node[],
  snapshot: Snapshot,
  documentation: string | undefined,
): string | undefined {
  const use = path.find((node): node is UseDeclaration => node.kind === 'use')
  const written = path.at(-1)
  if (use === undefined || written === undefined || (written !== use.library && written !== use.path)) return undefined
  const file = usedFile(snapshot, use)?.name
  const instruments = [...snapshot.study.instruments.values()].filter(({ origin }) => origin.file === file)
  return instruments.length === 0
    ? undefined
    : paragraphs(...instruments.map((one) => symbolText(one, snapshot, documentation)))
}
