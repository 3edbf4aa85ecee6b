import type { Dataset } from '../model/study.ts'
import type { BoundColumn } from './binding.ts'
import { chooseDecimal, joinEvidence } from './csv/decimal.ts'
import { decoderOf } from './csv/encoding.ts'
import { type DecimalEvidence, noteDecimal } from './csv/number.ts'
import type { ColumnSummary, PartBinding } from './csv/part.ts'
import { type Hint, type Meaning, type NumberRule, type Reader, readerOf } from './meaning.ts'
import { hintOf, MisfitCollector, misfitProblems } from './misfits.ts'
import { quotedList } from './nearest.ts'
import type { At, PlacedPart, SlottedColumn } from './placed.ts'
import type { DataProblem, DataProblemCode } from './problem.ts'
import { interpretWeight, WEIGHTS, weightAt } from './weights.ts'

/** So many different texts of a column that do not fit are counted one by one. */
const TOLD_APART = 8

/** No number stands for a value. */
const NOTHING: NumberRule = { missing: [], low: 0, high: 0, codes: [] }

export interface Interpretation {
  /** One for every part. */
  readonly bindings: readonly PartBinding[]
  readonly problems: readonly DataProblem[]
  /** Rows without a usable weight: nothing can be computed then. */
  readonly unweighted?: DataProblem
}

/** What every distinct text means, and the cells that do not fit. */
export async function interpret(
  dataset: Dataset,
  columns: readonly SlottedColumn[],
  weight: { readonly slot: number; readonly heading: string } | undefined,
  parts: readonly PlacedPart[],
  encoding: string,
  delimiter: string,
): Promise<Interpretation> {
  const at: At = { file: dataset.origin.file, span: dataset.origin.nameSpan }
  const problems: DataProblem[] = []
  const decode = decoderOf(encoding)
  const texts = parts.map(({ summary }) =>
    summary.columns.map((column) => column.texts.map((bytes) => decode(bytes).trim())),
  )
  const numeric = [...columns.filter(({ need }) => holdsNumbers(need.target)).map(({ slot }) => slot)]
  if (weight !== undefined) numeric.push(weight.slot)
  const evidence = joinEvidence(
    parts.flatMap(({ summary }, part) =>
      numeric.map((slot) => evidenceOf(summary.columns[slot]!, texts[part]![slot]!)),
    ),
  )
  const choice = chooseDecimal(evidence, dataset.decimal, delimiter)
  const ambiguous = 'ambiguous' in choice
  const decimal = ambiguous ? '.' : choice.mark
  if (ambiguous)
    problems.push({
      ...at,
      code: 'decimal-ambiguous',
      severity: 'error',
      message: `The numbers do not show what the decimal mark is: the file has ${quotedList(choice.ambiguous, 'and')}; say it in the data declaration: \`decimal ","\` or \`decimal "."\`.`,
      count: choice.ambiguous.length,
      value: choice.ambiguous[0]!,
      occurrences: [],
    })
  else if (choice.by === 'found' && choice.mark === ',')
    problems.push({
      ...at,
      code: 'decimal-comma',
      severity: 'information',
      message: `Numbers are read with a decimal comma, as in “${choice.example}”; state it with: \`decimal ","\`.`,
      count: 1,
      ...(choice.example === undefined ? {} : { value: choice.example }),
      occurrences: [],
    })

  const unfit: MisfitCollector[] = []
  const bound: PartBinding[] = parts.map(() => ({ columns: [] }))
  const made = bound.map((): PartBinding['columns'][number][] => [])
  for (const column of columns) {
    const reader = readerOf(column.need.target, dataset.missing, decimal, column.need.alreadyReversed)
    const own = joinEvidence(parts.map(({ summary }) => summary.columns[column.slot]!.evidence))
    // A column kept as numbers was read with either mark; where it has the other one too, none of it can be trusted.
    const usable =
      !ambiguous && (decimal === '.' ? (own.comma ?? own.eitherComma) : (own.point ?? own.eitherPoint)) === undefined
    const misfits = new MisfitCollector(column, reader)
    unfit.push(misfits)
    const values = await interpretColumn(column, reader, parts, texts, decode, ambiguous, usable, misfits, problems, at)
    for (const [part, one] of values.entries())
      made[part]!.push({
        key: column.need.key,
        slot: column.slot,
        values: one,
        rule: usable ? reader.numbers : NOTHING,
      })
    if (!usable && !ambiguous)
      problems.push({
        ...at,
        span: column.need.span,
        code: 'decimal-ambiguous',
        severity: 'error',
        column: column.heading,
        message: `The column “${column.heading}” has numbers with a point and with a comma, and is not used; write them alike in the file.`,
        count: 1,
        occurrences: [],
      })
  }
  problems.push(...misfitProblems(unfit, at))
  const weights =
    weight === undefined ? undefined : await interpretWeight(weight, decimal, parts, texts, weightAt(dataset))
  return {
    problems,
    ...(weights?.problem === undefined ? {} : { unweighted: weights.problem }),
    bindings: made.map((one, part) => ({
      columns: one,
      ...(weight === undefined || weights === undefined
        ? {}
        : { weight: { slot: weight.slot, values: weights.values[part]!, rule: WEIGHTS } }),
    })),
  }
}

function holdsNumbers(target: BoundColumn['need']['target']): boolean {
  if (target.kind === 'item') return target.scale === undefined || target.scale.type.kind === 'number'
  return target.type.kind === 'number'
}

function evidenceOf(column: ColumnSummary, texts: readonly string[]): DecimalEvidence {
  const evidence: DecimalEvidence = { ...column.evidence }
  for (const text of texts) noteDecimal(evidence, text)
  return evidence
}

const hasMark = /^[+-]?[\d.,]*[.,][\d.,]*$/

/** @returns the values by text, for every part */
async function interpretColumn(
  column: SlottedColumn,
  reader: Reader,
  parts: readonly PlacedPart[],
  texts: readonly (readonly (readonly string[])[])[],
  decode: (bytes: Uint8Array) => string,
  ambiguous: boolean,
  usable: boolean,
  misfits: MisfitCollector,
  problems: DataProblem[],
  at: At,
): Promise<Float64Array[]> {
  const meanings = new Map<string, Meaning>()
  const meaningOf = (text: string): Meaning => {
    if (text === '') return { value: Number.NaN }
    // Already reported for the whole file.
    if (ambiguous && hasMark.test(text)) return { value: Number.NaN }
    let meaning = meanings.get(text)
    if (meaning === undefined) {
      meaning = reader.read(text)
      meanings.set(text, meaning)
    }
    return meaning
  }
  let anyValue = false
  const values: Float64Array[] = []
  for (const [index, placed] of parts.entries()) {
    const own = texts[index]![column.slot]!
    const summary = placed.summary.columns[column.slot]!
    const value = new Float64Array(own.length + 1).fill(Number.NaN)
    const bad = new Map<DataProblemCode, number[]>()
    for (const [i, text] of own.entries()) {
      const meaning = meaningOf(text)
      if (!('bad' in meaning)) value[i + 1] = meaning.value
      else if (bad.get(meaning.bad)?.push(i + 1) === undefined) bad.set(meaning.bad, [i + 1])
    }
    anyValue ||= summary.numbers || value.some((one) => !Number.isNaN(one))
    values.push(value)
    const rule = summary.numbers && usable ? reader.numbers : undefined
    if (rule !== undefined && !bad.has('value-off-scale')) bad.set('value-off-scale', [])
    const find = async (numbers: readonly number[], by: NumberRule | undefined) => {
      const found = await placed.part.misfits(column.slot, numbers, by)
      const first = found.first.map(({ row, line, text, number }) => ({
        row: placed.rowsBefore + row + 1,
        line: placed.linesBefore + line,
        value: text === undefined ? String(number) : own[text - 1]!,
      }))
      return { count: found.count, first }
    }
    const hintFor = (text: string): Hint | undefined => hintOf(meaningOf(text))
    for (const [code, numbers] of bad) {
      const by = code === 'value-off-scale' ? rule : undefined
      if (numbers.length > TOLD_APART) {
        const { count, first } = await find(numbers, by)
        misfits.add(code, count, first, hintFor)
        continue
      }
      for (const number of numbers) {
        const { count, first } = await find([number], undefined)
        misfits.add(code, count, first, hintFor, own[number - 1]!)
      }
      // Of what is kept as numbers, one value after the other is let pass: what is then missing is how often it occurs.
      let rest = by
      for (let told = 0; rest !== undefined; told++) {
        const { count, first } = await find([], rest)
        const value = first[0]?.value
        if (value === undefined || told === TOLD_APART) {
          misfits.add(code, count, first, hintFor)
          break
        }
        rest = { ...rest, missing: [...rest.missing, Number(value)] }
        const others = await find([], rest)
        const own = first.filter((occurrence) => occurrence.value === value)
        misfits.add(code, count - others.count, own, hintFor, value)
      }
    }
    for (const odd of summary.odd) {
      const text = decode(odd.bytes).trim()
      const meaning = meaningOf(text)
      if (!('bad' in meaning)) continue
      const first = odd.first.map(({ row, line }) => ({
        row: placed.rowsBefore + row + 1,
        line: placed.linesBefore + line,
        value: text,
      }))
      misfits.add(meaning.bad, odd.count, first, () => hintOf(meaning), text)
    }
    if (summary.oddBeyond > 0) misfits.add('value-not-a-number', summary.oddBeyond, [], () => undefined)
  }
  if (
    !anyValue &&
    misfits.groups.size === 0 &&
    column.need.target.kind === 'item' &&
    parts.some(({ summary }) => summary.rows > 0)
  )
    problems.push({
      ...at,
      span: column.need.span,
      code: 'item-all-missing',
      severity: 'warning',
      column: column.heading,
      line: 1,
      count: parts.reduce((sum, { summary }) => sum + summary.rows, 0),
      occurrences: [],
      message: `The column “${column.heading}” of item \`${column.need.key}\` holds no answer in any row.`,
    })
  return values
}
