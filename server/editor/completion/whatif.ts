import { parse } from '../../../grammar/parser.ts'
import type { UseDeclaration } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import { bind } from '../../model/bind.ts'
import type { Study } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { resolvedUri } from '../paths.ts'

/**
 * What a study would mean without a part of its text: a clause that is half written is read to its last whole part.
 * Costs a parse; for the few places where the recovered tree says too little.
 */
export function studyWithout(snapshot: Snapshot, { start, end }: Span): Study {
  const { tree } = parse(snapshot.text.slice(0, start) + snapshot.text.slice(end))
  const files = new Map(snapshot.files.map((file) => [file.name, file.tree]))
  files.set(snapshot.name, tree)
  return bind(snapshot.name, files, (from, use) => nameOf(snapshot, from, use)).study
}

/** Which of the files of the snapshot a `use` stands for. */
function nameOf(snapshot: Snapshot, from: string, { library, path }: UseDeclaration): string | undefined {
  if (library !== undefined) return snapshot.file(`library:${library.text}`)?.name
  const uri = path && resolvedUri(snapshot.file(from)?.uri ?? snapshot.uri, path.text)
  return uri === undefined ? undefined : snapshot.file(uri)?.name
}
