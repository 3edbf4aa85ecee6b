import { describe, expect, test } from 'vitest'
import type { CodeActionParams } from 'vscode-languageserver'
import { tokenize } from '../../grammar/parser/lexer.ts'
import { codeActions } from '../../server/editor/code-actions.ts'
import { formatting, onTypeFormatting } from '../../server/editor/formatting.ts'
import { toPosition } from '../../server/editor/positions.ts'
import { signatureHelp } from '../../server/editor/signature-help.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { snapshotOf } from '../support/snapshot.ts'
import { textAfter } from './edits.ts'
import { sampleStudies } from './samples.ts'

const textDocument = { uri: 'file:///test.study' }

async function helpAt(source: string): Promise<string | undefined> {
  const { snapshot, cursor } = await snapshotOf(source, { results: false })
  const help = signatureHelp(snapshot, { textDocument, position: toPosition(snapshot, cursor) })
  const signature = help?.signatures[help.activeSignature ?? 0]
  const label = signature?.parameters?.[help?.activeParameter ?? 0]?.label
  if (signature === undefined || label === undefined) return undefined
  return typeof label === 'string' ? `${signature.label} → ${label}` : signature.label.slice(...label)
}

describe('signature help', () => {
  test.each([
    ['instrument A {\n  score t = sum($0', 'sum(items, …) → items, …'],
    ['instrument A {\n  score t = sum(a1, $0)', 'sum(items, …) → items, …'],
    ['instrument A {\n  score t = 2 * (mean($0))', 'mean(items, …) → items, …'],
    ['instrument A {\n  cutoffs $0', 'SCORE'],
    ['instrument A {\n  cutoffs total $0', '["Label"]'],
    ['instrument A {\n  cutoffs total "Total" $0', '[when CONDITION]'],
    ['instrument A {\n  cutoffs total when sex = $0', '[when CONDITION]'],
    ['instrument A {\n  score $0', 'NAME'],
    ['instrument A {\n  score total "T" = a1 + $0', '= EXPRESSION'],
    ['instrument A {\n  score total "T" = a1 + a2 in $0', '[in RANGE]'],
    ['instrument A {\n  score total = a1 in 0..4 allow $0', '[allow N missing]'],
    ['instrument A {\n  item q1 "W" on $0', 'on SCALE'],
    ['comparison c {\n  compare x by $0', '[by GROUPS]'],
    ['comparison c {\n  compare x where age >= 3 with y $0', '[with SAMPLE]'],
    ['comparison c {\n  using welch-t if $0', '[if normal]'],
    ['comparison c {\n  reported p = $0', '= VALUE'],
    ['data d from "x" {\n  column "A", "B" as $0', 'as ITEM'],
    ['variable x "X" : $0', ': TYPE'],
  ])('%s', async (source, expected) => expect(await helpAt(source)).toBe(expected))

  test('opens by itself behind the first word only, and stays', async () => {
    const { snapshot, cursor } = await snapshotOf('instrument A {\n  cutoffs total "T" $0', { results: false })
    const position = toPosition(snapshot, cursor)
    const unasked = (isRetrigger: boolean) =>
      signatureHelp(snapshot, {
        textDocument,
        position,
        context: { triggerKind: 2, triggerCharacter: ' ', isRetrigger },
      })
    expect(unasked(false)).toBeUndefined()
    expect(unasked(true)?.activeParameter).toBe(2)
  })

  test('is silent elsewhere', async () => {
    expect(await helpAt('$0')).toBeUndefined()
    expect(await helpAt('scale S 0..4 # sum($0')).toBeUndefined()
    expect(await helpAt('study "T" {\n  alpha $0\n}')).toBeUndefined()
  })
})

const at = (snapshot: Snapshot, offset: number) => ({
  textDocument,
  position: toPosition(snapshot, offset),
  options: { tabSize: 2, insertSpaces: true },
})

describe('formatting', () => {
  const options = { tabSize: 2, insertSpaces: true }

  test('edits only what changes', async () => {
    const { snapshot } = await snapshotOf('scale  S {\n0 "No"\n  1   "Yes"\n}', { results: false })
    const edits = formatting(snapshot, { textDocument, options })
    expect(
      edits.map(({ range: { start, end }, newText }) => [start.line, start.character, end.character, newText]),
    ).toEqual([
      [0, 6, 7, ''],
      [1, 0, 0, '  '],
      [2, 4, 6, ''],
    ])
    expect(textAfter(snapshot, edits)).toBe('scale S {\n  0 "No"\n  1 "Yes"\n}\n')
  })

  test.each(sampleStudies())('of %s is idempotent', async (_, text) => {
    const { snapshot } = await snapshotOf(text, { results: false })
    const once = textAfter(snapshot, formatting(snapshot, { textDocument, options }))
    const { snapshot: formatted } = await snapshotOf(once, { results: false })
    expect(formatting(formatted, { textDocument, options })).toEqual([])
    expect(
      tokenize(once)
        .tokens.filter(({ image }) => image.trim() !== '')
        .map(({ image }) => image),
    ).toEqual(
      tokenize(snapshot.text)
        .tokens.filter(({ image }) => image.trim() !== '')
        .map(({ image }) => image),
    )
  })

  test.each([
    ['a block is indented', 'scale S {\n$0', 'scale S {\n  '],
    ['a block in a block', 'instrument A {\n  cutoffs t {\n$0\n}', 'instrument A {\n  cutoffs t {\n    \n}'],
    ['behind a block nothing', 'scale S {\n  0 "No"\n}\n  $0', 'scale S {\n  0 "No"\n}\n'],
    ['the line before is set right', 'scale S {\n  0   "No"\n$0\n}', 'scale S {\n  0 "No"\n  \n}'],
    [
      'the rest of a clause is indented more',
      'instrument A {\n  score t = a +\n$0',
      'instrument A {\n  score t = a +\n    ',
    ],
  ])('behind a new line: %s', async (_, source, expected) => {
    const { snapshot, cursor } = await snapshotOf(source, { results: false })
    const edits = onTypeFormatting(snapshot, { ...at(snapshot, cursor), ch: '\n' })
    expect(textAfter(snapshot, edits)).toBe(`${expected}\n`)
  })

  test('behind } the block is set right', async () => {
    const { snapshot, cursor } = await snapshotOf('scale S {\n0 "No"\n    1  "Yes"\n  }$0', { results: false })
    const edits = onTypeFormatting(snapshot, { ...at(snapshot, cursor), ch: '}' })
    expect(textAfter(snapshot, edits)).toBe('scale S {\n  0 "No"\n  1 "Yes"\n}\n')
  })
})

async function actionsAt(source: string, only?: string[]) {
  const { snapshot, cursor } = await snapshotOf(source, { results: false })
  const position = toPosition(snapshot, cursor)
  const context: CodeActionParams['context'] = { diagnostics: [], ...(only === undefined ? {} : { only }) }
  const actions = codeActions(snapshot, { textDocument, range: { start: position, end: position }, context })
  return actions.map(({ title, edit, kind, isPreferred }) => ({
    title,
    kind,
    isPreferred,
    text: textAfter(snapshot, edit?.changes?.[snapshot.uri] ?? []),
  }))
}

const STUDY = `scale Often { 0 "Never" 1 "Sometimes" 2 "Always" }
variable role "Role" : nominal { patient "Patients" staff "Staff" }
`

describe('what can be written out', () => {
  const titled = async (source: string, title: RegExp) => (await actionsAt(source)).find((one) => title.test(one.title))

  test('the default test', async () => {
    const source = `${STUDY}instrument A {\n  items a1..a3 on Often\n  score t = sum(a1..a3)\n}\ncomparison c {\n  compare A.t by role$0\n}`
    const action = await titled(source, /default test/)
    expect(action?.title).toBe('Write out the default test: mann-whitney')
    expect(action?.text).toContain('  compare A.t by role\n  using mann-whitney\n}')
  })

  test('the derived range', async () => {
    const action = await titled(
      `${STUDY}instrument A {\n  items a1..a3 on Often\n  score t = $0sum(a1..a3)\n}`,
      /derived range/,
    )
    expect(action?.text).toContain('  score t = sum(a1..a3) in 0..6\n')
  })

  test('the missing bands', async () => {
    const source = `${STUDY}instrument A {\n  items a1..a3 on Often\n  score t = sum(a1..a3)\n  cutoffs t$0 {\n    mid "Mid" 2..4  # most\n  }\n}`
    const action = await titled(source, /missing bands/)
    expect(action?.text).toContain('    band1 "…" 0..1\n    mid "Mid" 2..4  # most\n    band2 "…" 5..6\n  }\n}')
  })

  test('the missing band of one line', async () => {
    const source = `${STUDY}instrument A {\n  items a1..a3 on Often\n  score t = sum(a1..a3)\n  cutoffs t$0 { low 0..4 }\n}`
    expect((await titled(source, /missing band/))?.text).toContain('  cutoffs t { low 0..4 band1 "…" 5..6 }\n}')
  })

  test('items of a run', async () => {
    const action = await titled(`${STUDY}instrument A {\n  items a1..a2 on$0 Often unscored\n}`, /own line/)
    expect(action?.text).toContain('  item a1 "…" on Often unscored\n  item a2 "…" on Often unscored\n}')
  })

  test('nothing where it is written', async () => {
    const source = `${STUDY}instrument A {\n  items a1..a3 on Often\n  score t = $0sum(a1..a3) in 0..6\n}`
    expect((await actionsAt(source)).map(({ title }) => title)).toEqual([])
  })
})

describe('fixes', () => {
  const source = `${STUDY}variable ward "Ward" : nominal { a b }\ncomparison c {\n  compare ward by rol$0e1\n  using chi-sqare\n}`

  test('of the diagnostic at the cursor', async () => {
    const [action] = await actionsAt(source)
    expect(action).toMatchObject({ title: 'Change to role', kind: 'quickfix', isPreferred: true })
    expect(action?.text).toContain('compare ward by role\n')
  })

  test('all that is surely meant at once', async () => {
    const [action] = await actionsAt(source, ['source.fixAll'])
    expect(action).toMatchObject({ kind: 'source.fixAll.studyspec' })
    expect(action?.text).toContain('compare ward by role\n  using chi-square\n')
  })

  test('only when asked for', async () => {
    expect((await actionsAt(source)).map(({ kind }) => kind)).not.toContain('source.fixAll.studyspec')
    expect(await actionsAt(source, ['refactor.extract'])).toEqual([])
  })
})
