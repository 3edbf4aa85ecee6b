import { parse } from '../../../grammar/parser.ts'
import type { Declaration, UseDeclaration } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import { bind } from '../../model/bind.ts'
import type { Study } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { resolvedUri } from '../paths.ts'

/**
 * What the scales, variables and instruments of a study would mean without a part of its text: a clause that is half written is
 * read to its last whole part. For the few places where the recovered tree says too little. Only the declaration around it
 * is read again; places in what it becomes are wrong.
 */
export function studyWithout(snapshot: Snapshot, { start, end }: Span): Study {
  const { tree, text } = snapshot
  const at = tree.declarations.findLastIndex(({ span }) => span.start <= start)
  const around = tree.declarations[at]
  if (around === undefined) return snapshot.study
  const cut = text.slice(around.span.start, start) + text.slice(end, tree.declarations[at + 1]?.span.start)
  const declarations = tree.declarations.filter(({ kind }) => MEANING.has(kind))
  const others = declarations.filter((one) => one !== around)
  const files = new Map(snapshot.files.map((file) => [file.name, file.tree]))
  files.set(snapshot.name, { ...tree, declarations: [...others, ...parse(cut).tree.declarations] })
  return bind(snapshot.name, files, (from, use) => nameOf(snapshot, from, use)).study
}

/** What says what scores mean. */
const MEANING: ReadonlySet<Declaration['kind']> = new Set(['use', 'scale', 'variable', 'instrument', 'occasions'])

/** Which of the files of the snapshot a `use` stands for. */
function nameOf(snapshot: Snapshot, from: string, { library, path }: UseDeclaration): string | undefined {
  if (library !== undefined) return snapshot.file(`library:${library.text}`)?.name
  const uri = path && resolvedUri(snapshot.file(from)?.uri ?? snapshot.uri, path.text)
  return uri === undefined ? undefined : snapshot.file(uri)?.name
}
