import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderHtml } from '../../../server/render/html/document.ts'
import { renderReport } from '../../../server/render/html/report.ts'
import type { StudyResults } from '../../../server/results/types.ts'
import { resultsOf, SAMPLES, tagsOf, textOf } from './markup.ts'

const all = new Map<string, StudyResults>()
beforeAll(async () => {
  for (const sample of SAMPLES) all.set(sample, await resultsOf(sample))
}, 60_000)

/** What a study, a data file or a publication may put into the results; the rest are words of our own. */
const FREE = new Set(
  'study file path name label message reason wording instrument instrumentLabel text doi sample sampleLabel a b family reported cite failed value method code test conventions studyspec'.split(
    ' ',
  ),
)
const LISTS = new Set([
  'rows',
  'rowLabels',
  'columns',
  'columnLabels',
  'notes',
  'explanations',
  'conventionNotes',
  'fixes',
])

/** Every text that is not ours, with something behind it. */
function poison(value: unknown, bad: string, key = ''): unknown {
  if (typeof value === 'string') return FREE.has(key) || LISTS.has(key) ? value + bad : value
  if (Array.isArray(value)) return value.map((one) => poison(one, bad, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v, bad, k === 'why' ? 'message' : k)]))
}

const ALLOWED = new Set(
  'html head meta title style body main div header h1 h2 h3 p nav ul ol li a section strong table caption thead tbody tr th td br span details summary figure figcaption code button svg desc rect line path circle text'.split(
    ' ',
  ),
)

function expectHarmless(markup: string): void {
  for (const { name, attributes } of tagsOf(markup)) {
    expect(ALLOWED).toContain(name)
    for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^(on|style$|src|formaction)/i)
    const href = attributes.get('href')
    if (href !== undefined) expect(href).toMatch(/^#/)
  }
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" onfocus="alert(1)" autofocus="',
  '</style></title></textarea><svg onload=alert(1)>',
  '</desc></svg><iframe src=javascript:alert(1)>',
  '&lt;img src=x&gt;&#x3c;script&#x3e;',
  '<!--',
  ']]><![CDATA[',
  '\u0000\u001b[31m\ud800\u202e\u2028',
  'javascript:alert(1)',
  '#{alert(1)} `code` {{x}}',
]

describe.each(SAMPLES)('labels of %s that are markup', (sample) => {
  test.each(ATTACKS)('%j stays text', (attack) => {
    const results = poison(all.get(sample), attack) as StudyResults
    expectHarmless(renderReport(results, { live: true }).html)
    expectHarmless(renderHtml(results))
  })

  test('and is shown as written', () => {
    const attack = '<b>&amp;"x"</b>'
    const results = poison(all.get(sample), attack) as StudyResults
    expect(textOf(renderReport(results).html)).toContain(attack)
  })
})

test('any text whatever leaves the page well formed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'<>&"\'`=/ -![]') })),
      (bad) => {
        const results = poison(all.get('phq9/phq9'), bad) as StudyResults
        const { html } = renderReport(results, { live: true })
        expectHarmless(html)
        // What no document may hold.
        expect(html).not.toMatch(/(?![\t\n\r])\p{Control}|\p{Surrogate}/u)
      },
    ),
    { numRuns: 40 },
  )
})
