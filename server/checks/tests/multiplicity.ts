import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { Comparison, Family, Study } from '../../model/study.ts'
import { behind, decimal, listed, quoted } from '../words.ts'

/** Several planned comparisons share one chance of a false positive; a family says how it is kept. */
export function* multiplicity(study: Study): Generator<Diagnostic> {
  for (const family of study.families) {
    if (family.node.broken || family.node.adjust || family.comparisons.length < 2) continue
    yield inFamily(study, family)
  }
  const member = new Set(study.families.flatMap((family) => family.comparisons))
  const planned = study.comparisons.filter(
    (one) =>
      one.status === 'planned' &&
      one.origin.file === study.file &&
      !one.family &&
      !member.has(one.name) &&
      !one.node.broken,
  )
  if (planned.length > 1) yield outside(study, planned)
}

/** The chance of at least one p below α when nothing differs and the tests are independent. */
function chance(study: Study, k: number): string {
  const { alpha } = study.settings
  return `at ${decimal(alpha)} each, the chance of a false positive among them grows to as much as ${Math.round((1 - (1 - alpha) ** k) * 100)} %`
}

function inFamily(study: Study, family: Family): Diagnostic {
  const { file, span, nameSpan } = family.origin
  const brace = { start: span.end - 1, end: span.end - 1 }
  return diagnostic(
    'comparisons-unadjusted',
    { file, span: nameSpan },
    `The ${family.comparisons.length} comparisons of ${quoted(family.name)} are not adjusted: ${chance(study, family.comparisons.length)}. Say how: \`adjust holm\`.`,
    { fixes: [{ title: 'Adjust by Holm', edits: [{ file, span: brace, newText: '\n  adjust holm\n' }] }] },
  )
}

function outside(study: Study, planned: readonly Comparison[]): Diagnostic {
  const [first, ...others] = planned
  const names = planned.map(({ name }) => name)
  const last = planned.at(-1)!
  const taken = new Set([...study.families.map(({ name }) => name), ...study.comparisons.map(({ name }) => name)])
  const name = ['primary', 'planned', 'family1'].find((one) => !taken.has(one)) ?? `family${taken.size}`
  const text = `\n\nfamily ${name} "Planned comparisons" {\n  adjust holm\n  comparisons ${names.join(', ')}\n}`
  const fixes: Fix[] = [
    {
      title: 'Make them a family, adjusted by Holm',
      edits: [{ file: last.origin.file, span: behind(last.origin.span), newText: text }],
    },
  ]
  return diagnostic(
    'comparisons-unadjusted',
    { file: first!.origin.file, span: first!.origin.nameSpan },
    `${planned.length} planned comparisons (${listed(names.map(quoted), 4)}) and no adjustment: ${chance(study, planned.length)}. Put them into a \`family\` with \`adjust holm\`.`,
    {
      related: others.map(({ origin }) => ({ file: origin.file, span: origin.nameSpan, message: 'planned too' })),
      fixes,
    },
  )
}
