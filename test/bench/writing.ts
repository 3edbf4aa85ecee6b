import { parse } from '../../grammar/parser.ts'
import { LineMap } from '../../grammar/text.ts'
import { diagnose } from '../../server/checks/diagnose.ts'
import { placeAt } from '../../server/editor/completion/place.ts'
import { complete } from '../../server/editor/completion.ts'
import { formatting } from '../../server/editor/formatting.ts'
import { semanticTokens } from '../../server/editor/semantic-tokens.ts'
import { makeSnapshot, type Snapshot } from '../../server/workspace/snapshot.ts'
import { longStudy } from './keystroke.ts'
import { type Bench, percentile, type Row, row } from './measure.ts'

const around = { client: {}, library: [], studies: [], dataFiles: [] }
/** Behind these something is chosen while typing. */
const SPOTS = ['compare ', 'using ', ' = sum(', 'describe ', ' in ', 'comparisons ', 'cutoffs ', ' on ', 'reverse ']

function longSnapshot(): Snapshot {
  const text = longStudy(1000)
  const name = 'long.study'
  const { study, diagnostics } = diagnose(name, new Map([[name, text]]), () => undefined)
  const file = { name, uri: `file:///${name}`, text, lines: new LineMap(text), tree: parse(text).tree }
  return makeSnapshot({ version: 1, study, diagnostics, findings: [], files: [file] })
}

/** What the editor asks for while a study is written. */
export const writing: Bench = {
  name: 'writing',
  title: 'Completion, names and formatting in a 1,000-line study',
  run() {
    const snapshot = longSnapshot()
    const { text, uri } = snapshot
    const textDocument = { uri }
    const spots = SPOTS.flatMap((spot) =>
      [...text.matchAll(new RegExp(spot.replace('(', '\\('), 'g'))].map((m) => m.index + spot.length),
    )
    const measured = (what: string, target: string, once: (i: number) => unknown): Row[] => {
      const times: number[] = []
      for (let i = 0; i < 440; i++) {
        const start = performance.now()
        once(i)
        if (i >= 40) times.push(performance.now() - start)
      }
      return [
        row('writing', `${what}, p50`, percentile(times, 0.5), null, ''),
        row('writing', `${what}, p95`, percentile(times, 0.95), null, target),
      ]
    }
    const completeAt = (offset: number) => complete(snapshot, placeAt(text, snapshot.tree, offset), around)
    const options = { tabSize: 2, insertSpaces: true }
    return Promise.resolve([
      ...measured('completion', '≤ 16 ms', (i) => completeAt(spots[(i * 37) % spots.length]!)),
      ...measured('kinds of names', '≤ 16 ms', () => semanticTokens(snapshot, { textDocument })),
      ...measured('formatting', '≤ 50 ms', () => formatting(snapshot, { textDocument, options })),
    ])
  },
}
