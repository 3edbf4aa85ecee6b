import type { TextEdit } from 'vscode-languageserver'
import { toSpan } from '../../server/editor/positions.ts'
import type { SnapshotFile } from '../../server/workspace/snapshot.ts'
import { applyEdits } from '../support/fixture.ts'

/** The text of a document after edits of the protocol. @throws when they overlap */
export function textAfter(file: SnapshotFile, edits: readonly TextEdit[]): string {
  return applyEdits(
    file.text,
    edits.map(({ range, newText }) => ({ span: toSpan(file, range), newText })),
  )
}
