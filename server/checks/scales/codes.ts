import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { CategoryNode, Code, MissingCodes, ScaleCode } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import type { Study } from '../../model/study.ts'
import { quoted } from '../words.ts'

/** An answer or a category as far as its codes and its label go. */
interface Entry {
  readonly says: () => string
  readonly codes: readonly { readonly text: string; readonly span: Span }[]
  readonly label?: { readonly text: string; readonly span: Span } | undefined
}

/** Codes and labels of scales and of the categories of variables. */
export function* codes(study: Study): Generator<Diagnostic> {
  for (const { node, origin, name } of study.scales.values()) {
    const entries = [...node.codes.map(answer), ...node.missing.map(missing)]
    yield* duplicateCodes(origin.file, name, entries)
    yield* duplicateLabels(origin.file, name, entries)
    yield* notMonotone(origin.file, name, node.codes)
  }
  for (const { node, origin, name } of study.variables.values()) {
    if (!node.type) continue
    const entries = [...node.type.categories.map(category), ...node.type.missing.map(missing)]
    yield* duplicateCodes(origin.file, name, entries)
    yield* duplicateLabels(origin.file, name, entries)
  }
}

// A number and a text of the same digits look the same in a file, so they are the same code.
const codeOf = (code: Code): Entry['codes'][number] => ({
  text: code.kind === 'number' ? String(code.value) : code.text,
  span: code.span,
})

function answer(entry: ScaleCode): Entry {
  const code = codeOf(entry.code)
  return {
    says: () => (entry.label ? `“${entry.label.text}”` : code.text),
    // The code itself, and what stands for it in the file.
    codes: entry.stored.length > 0 ? entry.stored.map(codeOf) : [code],
    label: entry.label,
  }
}

function category(entry: CategoryNode): Entry {
  return {
    says: () => quoted(entry.name.text),
    codes: entry.codes.length > 0 ? entry.codes.map(codeOf) : [entry.name],
    label: entry.label,
  }
}

const missing = (entry: MissingCodes): Entry => ({
  says: () => 'missing',
  codes: entry.codes.map(codeOf),
  label: entry.label,
})

function* duplicateCodes(file: string, name: string, entries: readonly Entry[]): Generator<Diagnostic> {
  const seen = new Map<string, { entry: Entry; span: Span }>()
  for (const entry of entries)
    for (const { text, span } of entry.codes) {
      const first = seen.get(text)
      if (!first) {
        seen.set(text, { entry, span })
        continue
      }
      const [before, now] = [first.entry.says(), entry.says()]
      yield diagnostic(
        'code-duplicate',
        { file, span },
        before === now
          ? `${text} is listed twice for ${now} in ${quoted(name)}. Remove one.`
          : `${text} stands for ${before} and for ${now} in ${quoted(name)}, so an answer ${text} could be either. Give one of them another code.`,
        { related: [{ file, span: first.span, message: `${text} is ${before} here` }] },
      )
    }
}

function* duplicateLabels(file: string, name: string, entries: readonly Entry[]): Generator<Diagnostic> {
  const seen = new Map<string, NonNullable<Entry['label']>>()
  for (const { label } of entries) {
    if (!label) continue
    const key = label.text.trim().toLowerCase()
    const first = seen.get(key)
    if (!first) seen.set(key, label)
    else
      yield diagnostic(
        'label-duplicate',
        { file, span: label.span },
        `Two answers of ${quoted(name)} are labelled “${label.text}”, so no table can tell them apart. Change one of the labels.`,
        { related: [{ file, span: first.span, message: 'the first with this label' }] },
      )
  }
}

function* notMonotone(file: string, name: string, list: readonly ScaleCode[]): Generator<Diagnostic> {
  const numbers = list.flatMap(({ code }) => (code.kind === 'number' ? [code] : []))
  if (numbers.length < 3 || numbers.length < list.length) return
  const falling = numbers[1]!.value < numbers[0]!.value
  const index = numbers.findIndex((code, at) => {
    const before = numbers[at - 1]
    return before !== undefined && (falling ? code.value > before.value : code.value < before.value)
  })
  const code = numbers[index]
  const before = numbers[index - 1]
  if (!code || !before) return
  const order = numbers.map(({ written }) => written).join(', ')
  yield diagnostic(
    'codes-not-monotone',
    { file, span: code.span },
    `The codes of ${quoted(name)} neither rise nor fall throughout: ${order}. An answer further down the list should have a higher code, or each a lower one; check ${code.written} after ${before.written}.`,
    { related: [{ file, span: before.span, message: `${before.written} comes before it` }] },
  )
}
