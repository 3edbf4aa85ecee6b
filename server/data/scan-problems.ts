import type { Dataset } from '../model/study.ts'
import { decode, guessEncoding, isUtf8 } from './csv/encoding.ts'
import type { Layout } from './csv/layout.ts'
import { fileWide } from './file-problems.ts'
import { shortened } from './nearest.ts'
import type { PlacedPart } from './placed.ts'
import { type DataProblem, OCCURRENCES, type Occurrence } from './problem.ts'

/**
 * The encoding of the texts that were met. UTF-8 was assumed where nothing is stated: a text that is none shows an older
 * code page, which is guessed and said.
 */
export function settleEncoding(
  dataset: Dataset,
  layout: Layout,
  parts: readonly PlacedPart[],
  words: ReadonlySet<string>,
): { readonly encoding: string; readonly problems: readonly DataProblem[] } {
  if (layout.convert !== undefined) return { encoding: 'utf-8', problems: [] }
  const { encoding, by } = layout.encoding
  if (encoding !== 'utf-8') return { encoding, problems: [] }
  const texts = parts.flatMap(({ summary }) => summary.columns.flatMap((column) => column.texts))
  const beyond = texts.filter((text) => text.some((byte) => byte > 127))
  const invalid = beyond.filter((text) => !isUtf8(text))
  if (invalid.length === 0 && layout.guessed === undefined) return { encoding, problems: [] }
  if (by !== 'assumed' || beyond.length - invalid.length > invalid.length) {
    const example = shortened(decode(invalid[0] ?? new Uint8Array(0), 'utf-8'))
    return {
      encoding,
      problems: [
        fileWide(
          dataset,
          'encoding-invalid',
          'error',
          `${invalid.length} different cells are no valid UTF-8 (“${example}”); export the file again, or state its encoding: \`encoding "windows-1250"\`.`,
          { count: invalid.length, value: example },
        ),
      ],
    }
  }
  const guess = layout.guessed ?? guessEncoding(invalid, words)
  return { encoding: guess, problems: [guessProblem(dataset, guess)] }
}

function guessProblem(dataset: Dataset, guess: string): DataProblem {
  return fileWide(
    dataset,
    'encoding-guessed',
    'information',
    `The file is not UTF-8; it is read as ${guess}, which fits the words of the study best. State it with: \`encoding "${guess}"\`.`,
    { value: guess },
  )
}

/** What is wrong with the rows, whatever stands in them. */
export function rowProblems(
  dataset: Dataset,
  parts: readonly PlacedPart[],
  width: number,
  idHeading?: string,
): DataProblem[] {
  const problems: DataProblem[] = []
  const sum = (of: (part: PlacedPart) => number): number => parts.reduce((total, part) => total + of(part), 0)
  const rows = sum(({ summary }) => summary.rows)
  const unclosed = parts.find(({ summary }) => summary.unclosedQuote !== undefined)
  if (unclosed !== undefined) {
    const line = unclosed.linesBefore + unclosed.summary.unclosedQuote!
    problems.push(
      fileWide(
        dataset,
        'quote-unclosed',
        'error',
        `A quotation mark that opens a cell in line ${line} is never closed, so everything behind it is one cell; close it, or double it if it belongs to the text.`,
        { line },
      ),
    )
  }
  if (rows === 0)
    problems.push(fileWide(dataset, 'file-no-rows', 'error', 'The file has headings but no rows.', { line: 1 }))
  const ragged = sum(({ summary }) => summary.ragged)
  if (ragged > 0) {
    const first = parts.flatMap(({ summary, rowsBefore, linesBefore }) =>
      summary.firstRagged.map(({ row, line, cells }) => ({
        row: rowsBefore + row + 1,
        line: linesBefore + line,
        cells,
      })),
    )
    const start = first[0]!
    problems.push({
      ...fileWide(
        dataset,
        'row-ragged',
        'error',
        `${ragged} ${ragged === 1 ? 'row does' : 'rows do'} not have the ${width} cells of the header: line ${start.line} has ${start.cells}; look for a missing or an unquoted delimiter there.`,
        { line: start.line, count: ragged },
      ),
      row: start.row,
      occurrences: first.slice(0, OCCURRENCES).map(({ row, line, cells }) => ({ row, line, value: `${cells} cells` })),
    })
  }
  if (dataset.expectRows !== undefined && rows > 0 && rows !== dataset.expectRows)
    problems.push({
      ...fileWide(
        dataset,
        'rows-unexpected',
        'error',
        `The file has ${rows} rows, and the study expects ${dataset.expectRows}; find the ${rows > dataset.expectRows ? 'surplus' : 'missing'} ${Math.abs(rows - dataset.expectRows)}, or correct: \`expect ${rows} rows\`.`,
        { count: Math.abs(rows - dataset.expectRows) },
      ),
      span: dataset.node.clauses.findLast(({ kind }) => kind === 'expect-rows')?.span ?? dataset.origin.nameSpan,
      found: rows,
    })
  if (idHeading !== undefined) problems.push(...idProblems(dataset, parts, idHeading))
  return problems
}

function idProblems(dataset: Dataset, parts: readonly PlacedPart[], heading: string): DataProblem[] {
  const problems: DataProblem[] = []
  const moved = ({ rowsBefore, linesBefore }: PlacedPart, one: Occurrence): Occurrence => ({
    row: rowsBefore + one.row + 1,
    line: linesBefore + one.line,
    value: one.value,
  })
  const first = parts.flatMap((part) => (part.summary.id?.firstDuplicates ?? []).map((one) => moved(part, one)))
  const across = duplicatesAcross(parts)
  const count = parts.reduce((total, { summary }) => total + (summary.id?.duplicates ?? 0), 0) + across.length
  // In long data an id returns once per occasion.
  if (count > 0 && dataset.long === undefined) {
    const texts = [...new Set([...first.map(({ value }) => value), ...across])]
    const rows = first.slice(0, 5).map(({ row }) => row)
    problems.push({
      ...fileWide(
        dataset,
        'id-duplicate',
        'error',
        `${count} ${count === 1 ? 'row repeats' : 'rows repeat'} the id of an earlier row: ${texts
          .slice(0, 5)
          .map((text) => `“${shortened(text)}”`)
          .join(
            ', ',
          )}${texts.length > 5 ? ', …' : ''}${rows.length > 0 ? ` (row ${rows.join(', ')})` : ''}; remove the copies, or correct the ids.`,
        { column: heading, count, value: texts[0]! },
      ),
      ...(first[0] === undefined ? {} : { row: first[0].row, line: first[0].line }),
      occurrences: first.slice(0, OCCURRENCES),
    })
  }
  const blanks = parts.reduce((total, { summary }) => total + (summary.id?.blanks ?? 0), 0)
  const firstBlanks = parts.flatMap((part) => (part.summary.id?.firstBlanks ?? []).map((one) => moved(part, one)))
  if (blanks > 0)
    problems.push({
      ...fileWide(
        dataset,
        'id-missing',
        'error',
        `${blanks} ${blanks === 1 ? 'row has' : 'rows have'} no id (row ${firstBlanks
          .slice(0, 5)
          .map(({ row }) => row)
          .join(', ')}${blanks > 5 ? ', …' : ''}).`,
        { column: heading, count: blanks },
      ),
      ...(firstBlanks[0] === undefined ? {} : { row: firstBlanks[0].row, line: firstBlanks[0].line }),
      occurrences: firstBlanks.slice(0, OCCURRENCES),
    })
  return problems
}

/** Ids that occur in more than one part. */
function duplicatesAcross(parts: readonly PlacedPart[]): string[] {
  const found: string[] = []
  const bits = new Uint32Array(Math.max(0, ...parts.map(({ summary }) => summary.id?.bits.length ?? 0)))
  const others = new Set<string>()
  for (const { summary } of parts) {
    if (summary.id === undefined) continue
    for (const [word, value] of summary.id.bits.entries()) {
      let both = bits[word]! & value
      bits[word]! |= value
      while (both !== 0) {
        const bit = 31 - Math.clz32(both & -both)
        found.push(String(word * 32 + bit))
        both &= both - 1
      }
    }
    const own = summary.id.others.map((bytes) => String.fromCharCode(...bytes))
    for (const text of own) if (others.has(text)) found.push(text)
    for (const text of own) others.add(text)
  }
  return found
}
