import type { Row, TableBlock } from './document.ts'

/**
 * @returns a `table` of LaTeX for the packages booktabs and (for Greek letters and −) a Unicode engine or inputenc; ending with
 *   a line end
 */
export function tableLatex(table: TableBlock): string {
  const columns = table.columns.map((c) => (c.align === 'right' ? 'r' : 'l')).join('')
  const height = Math.max(1, ...table.columns.map((c) => c.heading.length))
  const headings = Array.from({ length: height }, (_, y) =>
    line(table.columns.map((c) => quote(c.heading[y - (height - c.heading.length)] ?? ''))),
  )
  const notes = table.notes.map((note) => `\\par\\footnotesize ${quote(note.text)}`)
  return `${[
    '\\begin{table}',
    `\\caption{${quote(table.title)}}`,
    `\\begin{tabular}{@{}${columns}@{}}`,
    '\\toprule',
    ...headings,
    '\\midrule',
    ...table.rows.flatMap((row) => rowLines(row, table.columns.length)),
    '\\bottomrule',
    '\\end{tabular}',
    ...notes,
    '\\end{table}',
  ].join('\n')}\n`
}

function rowLines(row: Row, columns: number): string[] {
  const cells = Array.from({ length: columns }, (_, i) => quote(row.cells[i] ?? ''))
  if (row.role === 'indented') cells[0] = `\\quad ${cells[0]}`
  return [...(row.role === 'total' ? ['\\midrule'] : []), line(cells)]
}

const line = (cells: readonly string[]) => `${cells.join(' & ')} \\\\`

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  // A bracket after \\ would be taken for its option.
  '[': '{[}',
  ']': '{]}',
  '−': '$-$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  α: '$\\alpha$',
  χ: '$\\chi$',
  ε: '$\\varepsilon$',
  ω: '$\\omega$',
  '²': '$^2$',
  '×': '$\\times$',
}

const quote = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[\\{}$&#_%~^<>[\]−≤≥αχεω²×]/g, (character) => SPECIAL[character] ?? character)
