import { describe, expect, test } from 'vitest'
import type { SelectionRange } from 'vscode-languageserver'
import { documentLinks } from '../../server/editor/document-links.ts'
import { documentSymbols } from '../../server/editor/document-symbols.ts'
import { folding } from '../../server/editor/folding.ts'
import { toPosition, toSpan } from '../../server/editor/positions.ts'
import { selectionRanges } from '../../server/editor/selection-ranges.ts'
import { classify } from '../../server/editor/semantic/classify.ts'
import { SEMANTIC_LEGEND } from '../../server/editor/semantic-tokens.ts'
import { symbolsMatching } from '../../server/editor/workspace-symbols.ts'
import { annotate, parseFixture } from '../support/fixture.ts'
import { sampleSnapshot, snapshotOf } from '../support/snapshot.ts'

const textDocument = { uri: 'file:///test.study' }
const lean = { results: false }

describe('folding', () => {
  const folds = async (source: string) => {
    const { snapshot } = await snapshotOf(source, lean)
    return folding(snapshot, { textDocument }).map(({ startLine, endLine, kind }) =>
      [startLine, endLine, ...(kind === undefined ? [] : [kind])].join(' '),
    )
  }

  test('of declarations and of the bands in them', async () => {
    const source = `
      instrument A {
        items a1..a3 on S
        cutoffs t {
          low 0..1
          high 2..3
        }
      }
      scale S 0..1
    `
    expect(await folds(source)).toEqual(['0 5', '2 4'])
  })

  test('of a block whose brace is missing', async () => {
    expect(await folds('scale S {\n  0 "No"\n  1 "Yes"\n\nscale T {\n  0 "No"\n}')).toEqual(['0 2', '4 5'])
  })

  test('of comments, uses and regions', async () => {
    const source = '# One\n# two\n\nuse "a.study"\nuse "b.study"\n\n# region R\nscale S 0..1\n# endregion\n'
    expect(await folds(source)).toEqual(['0 1 comment', '3 4 imports', '6 8 region'])
  })

  test('of sections', async () => {
    const source = '# ── One ──\nscale S 0..1\n\n# ── Two ──\nscale T 0..1\nscale U 0..1\n'
    expect(await folds(source)).toEqual(['0 1 region', '3 5 region'])
  })
})

describe('selection grows', () => {
  test('from the word to the file', async () => {
    const source = 'instrument A {\n  score t "Total" = sum(a1, a$02) in 0..8\n}'
    const { snapshot, cursor } = await snapshotOf(source, lean)
    const [first] = selectionRanges(snapshot, { textDocument, positions: [toPosition(snapshot, cursor)] })
    const texts: string[] = []
    for (let range: SelectionRange | undefined = first; range !== undefined; range = range.parent) {
      const { start, end } = toSpan(snapshot, range.range)
      texts.push(snapshot.text.slice(start, end))
    }
    expect(texts).toEqual([
      'a2',
      'sum(a1, a2)',
      'score t "Total" = sum(a1, a2) in 0..8',
      snapshot.text.trimEnd(),
      snapshot.text,
    ])
  })

  test('from what is between the quotes', async () => {
    const { snapshot, cursor } = await snapshotOf('scale S {\n  0 "Not at$0 all"\n}', lean)
    const [first] = selectionRanges(snapshot, { textDocument, positions: [toPosition(snapshot, cursor)] })
    const texts: string[] = []
    for (let range: SelectionRange | undefined = first; range !== undefined; range = range.parent) {
      const { start, end } = toSpan(snapshot, range.range)
      texts.push(snapshot.text.slice(start, end))
    }
    expect(texts.slice(0, 4)).toEqual(['at', 'Not at all', '"Not at all"', '0 "Not at all"'])
  })
})

test('names are told by what they stand for', async () => {
  const source = `
    scale S : nominal { 0 "No" 1 "Yes" }
          ^ enum declaration
              ^^^^^^^ type
    instrument data "Named like a word" {
               ^^^^ class declaration
      items a1..a2 on S
            ^^ property declaration
                ^^ property declaration
                      ^ enum
      score table "T" = sum(a1, a2)
            ^^^^^ method declaration readonly
                        ^^^ function defaultLibrary
                            ^^ property
                                ^^ property
      cutoffs table { low 0..0 high 1..2 }
              ^^^^^ method readonly
                      ^^^ enumMember declaration
                               ^^^^ enumMember declaration
    }
    variable by : nominal { a b }
             ^^ variable declaration
                  ^^^^^^^ type
                            ^ enumMember declaration
                              ^ enumMember declaration
    comparison c {
               ^ event declaration
      compare data.table.band where by = a by by
              ^^^^ class
                   ^^^^^ method readonly
                         ^^^^ method defaultLibrary
                                    ^^ variable
                                         ^ enumMember
                                              ^^ variable
      using chi-square
            ^^^^^^^^^^ function defaultLibrary
    }
  `
  const fixture = parseFixture(source)
  const { snapshot } = await snapshotOf(source, lean)
  const found = classify(snapshot).map(({ span, type, modifiers }) => ({
    file: fixture.main,
    span,
    text: [type, ...modifiers].join(' '),
  }))
  expect(annotate(fixture.files, found)).toBe(annotate(fixture.files, fixture.annotations))
})

test('the legend names every type once', () => {
  expect(new Set(SEMANTIC_LEGEND.tokenTypes).size).toBe(SEMANTIC_LEGEND.tokenTypes.length)
})

describe('the outline', () => {
  test('of the sample says what things come to', async () => {
    const snapshot = await sampleSnapshot('star/star.study')
    const symbols = documentSymbols(snapshot, { textDocument })
    const instrument = symbols.find(({ name }) => name === 'STAR_C')
    expect(instrument?.detail).toBe('12 items · STAR, clinician version')
    const total = instrument?.children?.find(({ name }) => name === 'total')
    expect(total?.detail).toBe('0..48 · Total STAR score')
    const bands = instrument?.children?.find(({ name }) => name === 'total bands')
    expect(bands?.children?.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      'poor 0..24 · Poor',
      'good 25..36 · Good',
      'excellent 37..48 · Excellent',
    ])
  })

  test('is searched across studies', async () => {
    const snapshot = await sampleSnapshot('phq9/phq9.study')
    const names = (query: string) => symbolsMatching([snapshot], query).map(({ name }) => name)
    expect(names('PHQ9')[0]).toBe('PHQ9')
    expect(names('selfh')).toEqual(['selfHarm'])
    expect(names('self-harm')).toEqual(['selfHarm'])
    expect(names('no such thing')).toEqual([])
    expect(names('').length).toBeGreaterThan(20)
  })
})

test('links lead to files, publications and addresses', async () => {
  const { snapshot } = await snapshotOf(
    `
    use "a b/scales.study"
    instrument A {
      cite "Authors 2007, https://example.org/star." doi "10.1017/S0033291706009299"
    }
    data d from "č.csv" { id id }
    # see https://example.org/x
  `,
    lean,
  )
  const links = documentLinks(snapshot, { textDocument })
  expect(links.map(({ target, range }) => [range.start.line, target])).toEqual([
    [0, 'file:///a%20b/scales.study'],
    [2, 'https://example.org/star'],
    [2, 'https://doi.org/10.1017/S0033291706009299'],
    [4, 'file:///%C4%8D.csv'],
    [5, 'https://example.org/x'],
  ])
})
