import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { left, note, right, row, type TableBlock } from '../../server/render/document.ts'
import { loadRenderer } from '../../server/render/formats.ts'
import { colours, plain } from '../../server/render/text/paint.ts'
import { tableLines } from '../../server/render/text/table.ts'
import { renderText } from '../../server/render/text/text.ts'
import { displayWidth, pad, wrap } from '../../server/render/text/width.ts'
import { results } from './fixtures.ts'

describe('width', () => {
  test.each([
    ['abc', 3],
    ['č', 1],
    ['c\u030c', 1],
    ['日本', 4],
    ['한', 2],
    ['👩‍⚕️', 2],
    ['χ² −3–1', 7],
    ['', 0],
  ])('%j takes %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  test('padding and wrapping count columns, and lose nothing but spaces', () => {
    expect(pad('日本', 6, 'right')).toBe('  日本')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width)
        return lines.every((line) => displayWidth(line) <= width)
      }),
    )
  })

  test('p and its value stay together', () => {
    expect(wrap('the test gives p = .020', 20)).toEqual(['the test gives', 'p = .020'])
  })

  test('text out of a file does not steer the terminal', () => {
    expect(pad('a\u001b[31m', 8)).not.toContain('\u001b')
    expect(wrap('a\u001b]0;x\u0007b', 40).join('')).not.toMatch(/\p{Control}/u)
  })
})

const table = (columns: number, label = 'A label of some length'): TableBlock => ({
  kind: 'table',
  title: 'T',
  columns: [left(''), ...Array.from({ length: columns }, (_, i) => right(`Group number ${i + 1}`, 'n (%)'))],
  rows: [row(['Heading'], 'heading'), row([label, ...Array(columns).fill('100 (100.0)')], 'indented')],
  notes: [note('A note.')],
})

describe('tables', () => {
  test('never wider than the terminal, whatever the number of columns and the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 40, max: 120 }), (columns, width) => {
        const lines = tableLines(table(columns), width, plain)
        return lines.every((line) => displayWidth(line) <= width)
      }),
    )
  })

  test('too many columns become panels, each with the labels', () => {
    const lines = tableLines(table(8), 60, plain)
    expect(lines.filter((line) => line.includes('Heading')).length).toBeGreaterThan(1)
    expect(lines.join('\n').match(/100 \(100\.0\)/g)).toHaveLength(8)
  })

  test('wide characters keep the columns aligned', () => {
    const lines = tableLines(table(2, '日本語の'), 80, plain)
    const cells = lines.filter((line) => line.includes('100 (100.0)'))
    expect(new Set([...cells, lines[0]!].map(displayWidth)).size).toBe(1)
  })

  test('colour changes nothing but colour', async () => {
    const render = await loadRenderer('text')
    const coloured = render(results, { paint: colours, width: 80 })
    expect(coloured).toContain('\u001b[')
    expect(coloured.split(/\p{Control}\[\d+m/u).join('')).toBe(render(results, { width: 80 }))
  })
})

describe('the report', () => {
  test('at 80 columns nothing is wider, and no line ends in spaces', async () => {
    const text = (await loadRenderer('text'))(results, { width: 80 })
    for (const line of text.split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(80)
      expect(line).toBe(line.trimEnd())
    }
  })

  test('a comparison that could not be computed says why and leaves the others', async () => {
    const render = await loadRenderer('text')
    const failed = { ...results.results[0]!, failed: 'One group is empty.' }
    const text = render({ ...results, results: [failed, results.results[1]!] }, {})
    expect(text).toContain('✗ One group is empty.')
    expect(text).toContain('Table 5.')
  })

  test('suppressed counts are shown as such, and no total gives them away', async () => {
    const bands = results.results[1]!
    const counts = [
      [null, 9],
      [24, 65],
      [28, 58],
    ]
    const render = await loadRenderer('text')
    const text = render(
      {
        ...results,
        settings: { ...results.settings, smallCells: 5 },
        results: [{ ...bands, table: { ...bands.table!, counts } }],
      },
      {},
    )
    expect(text).toContain('< 5')
    expect(text).not.toContain('52 (28.3)')
    expect(text).not.toContain('184 (100.0)')
  })

  test('in Croatian', async () => {
    const text = (await loadRenderer('text'))({ ...results, settings: { ...results.settings, locale: 'hr' } }, {})
    expect(text).toContain('Ukupno')
    expect(text).toContain('−1 (−3 do 1)')
    expect(text).toContain('52 (28,3)')
    expect(text).toContain('0,111')
  })

  test('an empty document is still a document', () => {
    expect(renderText([])).toBe('\n')
  })
})

describe('Markdown', () => {
  test('what Markdown would take for its own is quoted', async () => {
    const render = await loadRenderer('md')
    const text = render({ ...results, study: 'a*b_c|d', results: [] }, {})
    expect(text).toContain('# a\\*b\\_c\\|d')
  })

  test('every row of a table has as many cells as its heading', async () => {
    const text = (await loadRenderer('md'))(results, {})
    const tables = text.split('\n\n').filter((part) => part.startsWith('|'))
    expect(tables.length).toBeGreaterThan(2)
    for (const part of tables) {
      const cells = part.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length)
      expect(new Set(cells).size).toBe(1)
    }
  })
})
