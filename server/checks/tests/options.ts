import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { type TestOptionRow, type TestRow, testNamed } from '../../../grammar/register/tests.ts'
import type { TestOption, TestUse } from '../../../grammar/syntax.ts'
import { isCertain, nearest } from '../../model/nearest.ts'
import type { Study } from '../../model/study.ts'
import { listed, quoted } from '../words.ts'

/** The options behind a test are ones that it has, with a value that they take. */
export function* options(study: Study): Generator<Diagnostic> {
  for (const { node, origin } of study.comparisons) {
    if (node.broken) continue
    for (const clause of node.clauses) {
      if (clause.kind !== 'using') continue
      for (const use of [clause.test, clause.otherwise]) {
        const test = use && testNamed(use.name.text)
        if (test) yield* ofTest(origin.file, use, test)
      }
    }
  }
}

function* ofTest(file: string, use: TestUse, test: TestRow): Generator<Diagnostic> {
  for (const option of use.options) {
    const row = test.options.find(({ name }) => name === option.name.text)
    if (!row) yield unknown(file, option, test)
    else if (!takes(row, option)) yield wrongValue(file, option, row)
  }
}

function unknown(file: string, { name }: TestOption, test: TestRow): Diagnostic {
  const names = test.options.map((row) => row.name)
  const near = nearest(name.text, names)
  const fixes: Fix[] = near
    ? [
        {
          title: `Write ${quoted(near)}`,
          edits: [{ file, span: name.span, newText: near }],
          preferred: isCertain(name.text, near, names),
        },
      ]
    : []
  const has = names.length === 0 ? 'It has none.' : `It has ${listed(names.map(quoted), 8)}.`
  return diagnostic(
    'test-option-unknown',
    { file, span: name.span },
    `${test.title} has no option ${quoted(name.text)}. ${near ? `Did you mean ${quoted(near)}?` : has}`,
    { fixes },
  )
}

function takes({ value: kind }: TestOptionRow, { value }: TestOption): boolean {
  if (kind === 'none') return value === undefined
  if (kind === 'number') return value?.kind === 'number'
  return value?.kind === 'name' && kind.includes(value.text)
}

function wrongValue(file: string, option: TestOption, { name, value }: TestOptionRow): Diagnostic {
  const wanted = value === 'none' ? 'nothing' : value === 'number' ? 'a number' : listed(value.map(quoted), 8, 'or')
  const written = option.value?.kind === 'name' ? option.value.text : ''
  const near = Array.isArray(value) ? nearest(written, value) : undefined
  const span = option.value?.span ?? option.name.span
  const fixes: Fix[] =
    near && option.value && Array.isArray(value)
      ? [
          {
            title: `Write ${quoted(near)}`,
            edits: [{ file, span, newText: near }],
            preferred: isCertain(written, near, value),
          },
        ]
      : []
  return diagnostic('test-option-unknown', { file, span }, `${quoted(name)} takes ${wanted} behind it.`, { fixes })
}
