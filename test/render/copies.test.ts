import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableCsv } from '../../server/render/csv.ts'
import { left, note, right, row, type TableBlock } from '../../server/render/document.ts'
import { wordTable } from '../../server/render/html/word.ts'
import { tableLatex } from '../../server/render/latex.ts'
import { tagsOf, textOf } from './html/markup.ts'

const table: TableBlock = {
  kind: 'table',
  title: 'Table 4. Overall, 50 % & more',
  columns: [left('Group'), right('Median (IQR)', 'n = 184'), right('p')],
  rows: [
    row(['Sex'], 'heading'),
    row(['Men', '37 (34–39)', '< .001'], 'indented'),
    row(['“Women”, all', '−3 to 1', '']),
    row(['Total_x', '#1', '100 %'], 'total'),
  ],
  notes: [note('Rank-biserial r = −.11 [−.29, .07]')],
}

describe('CSV', () => {
  test('is read back as printed', () => {
    expect(parse(tableCsv(table))).toEqual([
      ['Group', 'Median (IQR) n = 184', 'p'],
      ['Sex', '', ''],
      ['Men', '37 (34–39)', '< .001'],
      ['“Women”, all', '−3 to 1', ''],
      ['Total_x', '#1', '100 %'],
    ])
  })

  test('any text comes back, formulas disarmed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }), (cells) => {
        const [, read] = parse(tableCsv({ ...table, rows: [row(cells)] }), { relax_column_count: true })
        for (const [i, cell] of cells.entries()) expect([cell, `'${cell}`]).toContain(read![i])
        for (const cell of read!) expect(cell).not.toMatch(/^[=+@\t\r]/)
      }),
    )
  })
})

describe('LaTeX', () => {
  test('is a table of booktabs with everything special escaped', () => {
    expect(tableLatex(table)).toBe(String.raw`\begin{table}
\caption{Table 4. Overall, 50 \% \& more}
\begin{tabular}{@{}lrr@{}}
\toprule
 & Median (IQR) &  \\
Group & n = 184 & p \\
\midrule
Sex &  &  \\
\quad Men & 37 (34–39) & \textless{} .001 \\
“Women”, all & $-$3 to 1 &  \\
\midrule
Total\_x & \#1 & 100 \% \\
\bottomrule
\end{tabular}
\par\footnotesize Rank-biserial r = $-$.11 {[}$-$.29, .07{]}
\end{table}
`)
  })

  test('no label can be a command or open a group', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$&#_%~^[]a \n') }), (text) => {
        const latex = tableLatex({ ...table, title: text, rows: [row([text, text, text])], notes: [note(text)] })
        const bare = latex
          .replace(/\\(textbackslash|textasciitilde|textasciicircum|textless|textgreater)\{\}/g, '')
          .replace(/\\[{}$&#_%]/g, '')
        expect(bare.match(/\{/g)?.length).toBe(bare.match(/\}/g)?.length)
        const commands = new Set(bare.match(/\\[a-z]+/g))
        for (const command of commands)
          expect([
            '\\begin',
            '\\end',
            '\\caption',
            '\\toprule',
            '\\midrule',
            '\\bottomrule',
            '\\par',
            '\\footnotesize',
            '\\quad',
          ]).toContain(command)
        // Three columns, two separators in every row.
        for (const line of bare.split('\n').filter((l) => l.endsWith('\\\\'))) expect(line.split('&')).toHaveLength(3)
      }),
    )
  })
})

test('for Word: three rules at the cells, text escaped', () => {
  const markup = wordTable({ ...table, title: '<b>"x"</b>' })
  const tags = tagsOf(`<div>${markup}</div>`)
  expect(textOf(markup)).toContain('<b>"x"</b>')
  const styles = tags.filter((t) => /^t[hd]$/.test(t.name) && !t.closing).map((t) => t.attributes.get('style') ?? '')
  expect(styles).toHaveLength(15)
  expect(styles.slice(0, 3).every((s) => s.includes('border-top:1.5pt') && s.includes('border-bottom:.75pt'))).toBe(
    true,
  )
  expect(styles.slice(-3).every((s) => s.includes('border-bottom:1.5pt'))).toBe(true)
  expect(styles.every((s) => s.includes('border-left:none') && s.includes('border-right:none'))).toBe(true)
})
