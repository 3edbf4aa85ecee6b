import { parse } from '../../grammar/parser.ts'
import { LineMap } from '../../grammar/text.ts'
import { diagnose } from '../../server/checks/diagnose.ts'
import { makeSnapshot, type Snapshot } from '../../server/workspace/snapshot.ts'

/** The same document one edit later: the results are those of the text before. */
export function edited(before: Snapshot, change: (text: string) => string): Snapshot {
  const text = change(before.text)
  const { study, diagnostics } = diagnose(before.name, new Map([[before.name, text]]), () => undefined)
  const file = { name: before.name, uri: before.uri, text, lines: new LineMap(text), tree: parse(text).tree }
  const results = before.results === undefined ? {} : { results: { ...before.results, state: 'stale' as const } }
  return makeSnapshot({ version: before.version + 1, study, diagnostics, findings: [], files: [file], ...results })
}
