import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderHtml } from '../../../server/render/html/document.ts'
import { renderReport } from '../../../server/render/html/report.ts'
import { studyDocument } from '../../../server/render/layout/study.ts'
import { renderText } from '../../../server/render/text/text.ts'
import type { StudyResults } from '../../../server/results/types.ts'
import { root, studyspec } from '../../cli/spawn.ts'
import { resultsOf, SAMPLES, tablesOf, tagsOf, textOf } from './markup.ts'

const all = new Map<string, StudyResults>()
beforeAll(async () => {
  for (const sample of SAMPLES) all.set(sample, await resultsOf(sample))
}, 60_000)

describe.each(SAMPLES)('the report of %s', (sample) => {
  const results = () => all.get(sample)!

  test('is well formed, its ids are unique and what is referred to is there', () => {
    const tags = tagsOf(renderReport(results(), { live: true }).html)
    const ids = tags.flatMap((t) => (t.attributes.has('id') ? [t.attributes.get('id')!] : []))
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of tags) {
      const wanted = [
        ...(attributes.get('aria-labelledby') ?? '').split(' '),
        attributes.get('data-target') ?? '',
        attributes.get('data-reveal') ?? '',
        attributes.get('href')?.replace(/^#/, '') ?? '',
      ].filter((id) => id !== '')
      for (const id of wanted) expect(ids).toContain(id)
    }
  })

  test('a strict policy finds nothing to forbid: no script, inline style, handler or address', () => {
    for (const { name, attributes } of tagsOf(renderReport(results(), { live: true }).html)) {
      expect(['script', 'style', 'link', 'iframe', 'object', 'img', 'form', 'base', 'foreignobject']).not.toContain(
        name,
      )
      for (const [attribute, value] of attributes) {
        expect(attribute).not.toMatch(/^(style|on|src|xlink)/)
        if (attribute !== 'xmlns') expect(value).not.toMatch(/https?:|javascript:|url\(/)
      }
    }
  })

  test('the file stands alone: its own style, nothing loaded, no buttons that do nothing', () => {
    const page = renderHtml(results())
    const tags = tagsOf(page)
    expect(tags.filter((t) => t.name === 'style' && !t.closing)).toHaveLength(1)
    expect(tags.some((t) => ['script', 'link', 'img', 'button'].includes(t.name))).toBe(false)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(?:href|src)="(?!#)|url\(|@import/)
    expect(page.endsWith('</html>\n')).toBe(true)
  })

  test('tables have captions and scopes; every button a name', () => {
    const { html } = renderReport(results(), { live: true })
    const tags = tagsOf(html)
    const count = (name: string) => tags.filter((t) => t.name === name && !t.closing).length
    expect(count('caption')).toBe(count('table'))
    for (const tag of tags) {
      if (tag.closing) continue
      if (tag.name === 'th') expect(tag.attributes.get('scope')).toMatch(/^(col|row|rowgroup)$/)
      if (tag.name === 'button') expect(tag.attributes.get('type')).toBe('button')
      if (tag.attributes.get('role') === 'region')
        expect(tag.attributes.has('aria-label') || tag.attributes.has('aria-labelledby')).toBe(true)
    }
    for (const [, name = ''] of html.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)) expect(textOf(name)).not.toBe('')
  })

  test('its tables say what those of the terminal say', () => {
    const shown = tablesOf(renderReport(results()).html)
    for (const block of studyDocument(results())) {
      if (block.kind !== 'table' || block.columns.length === 0) continue
      const same = shown.find(
        (t) =>
          t.caption === block.title && t.headings.join('|') === block.columns.map((c) => c.heading.join(' ')).join('|'),
      )
      expect(same, block.title).toBeDefined()
      // A heading row has one cell over all columns.
      expect(same!.rows).toEqual(
        block.rows.map((r) => {
          const cells = block.columns.map((_, i) => r.cells[i] ?? '')
          return r.role === 'heading' && cells.slice(1).every((c) => c === '') ? cells.slice(0, 1) : cells
        }),
      )
      const printed = renderText([block], { width: 100 }).replace(/\s+/g, ' ')
      for (const row of same!.rows) for (const cell of row.slice(1)) expect(printed).toContain(cell)
      const page = textOf(renderReport(results()).html)
      const shownToo = block.notes.filter(({ kind }) => block.tag !== 'as printed' || kind === 'bad')
      for (const note of shownToo) expect(page).toContain(note.text.replace(/\s+/g, ' '))
    }
  })

  test('every part with a source points at its declaration', () => {
    const text = readFileSync(join(root, `samples/${sample}.study`), 'utf8').split('\n')
    const { sources, html } = renderReport(results())
    expect(sources.length).toBeGreaterThan(5)
    for (const { id, line, file } of sources) {
      expect(file).toBe(results().file)
      expect(html).toMatch(new RegExp(` id="${id}"[^>]* data-line="${line}"`))
      if (/^(comparison|table|counts|data)-/.test(id)) expect(text[line - 1]).toContain(id.split('-')[1])
      expect(line).toBeLessThanOrEqual(text.length)
    }
  })

  test('looks as it did', () => {
    // Figures have tests of their own; here their titles and what they say to who cannot see them are enough.
    const { html } = renderReport(results())
    const shown = html
      .replace(
        /<svg[\s\S]*?<title[^>]*>([\s\S]*?)<\/title>\n<desc[^>]*>([\s\S]*?)<\/desc>[\s\S]*?<\/svg>/g,
        '<svg>\n$1\n$2\n</svg>',
      )
      .replace(/StudySpec \d+\.\d+\.\d+/g, 'StudySpec')
    const path = join(root, `test/baselines/${sample.split('/')[1]}.report.html`)
    if (process.env['UPDATE_BASELINES']) writeFileSync(path, `${shown}\n`)
    expect(`${shown}\n`).toBe(readFileSync(path, 'utf8'))
  })
})

test('`run --format html` writes this file', async () => {
  const { status, out } = await studyspec(['run', 'samples/star/star.study', '--format', 'html'])
  expect(status).toBe(0)
  expect(out).toBe(renderHtml(all.get('star/star')!))
})

test('the numbers of the article are in the report of its study, in the order of a paper', () => {
  const page = textOf(renderReport(all.get('star/star')!).html)
  // Klasan et al. 2025, Tables 4 and 5; the Fisher tests of Tables 1 and 3 as R 4.2.2 computes them.
  for (const printed of ['37 (34–39)', '35 (31–40)', '24 (46.2)', '65 (49.2)', '28 (53.8)', '58 (43.9)'])
    expect(page).toContain(printed)
  for (const p of ['p = 0.230', 'p = 0.012', 'p = 0.024', 'p = 0.111']) expect(page).toContain(p)
  const order = [
    'Participants',
    'Instruments',
    'Descriptive tables',
    'Planned comparisons',
    'Exploratory comparisons',
    'Figures',
    'Statistical methods',
  ]
  const places = order.map((title) => renderReport(all.get('star/star')!).html.indexOf(`>${title}</h2>`))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('claims are summed up: reported, recomputed, verdict', () => {
  const tables = tablesOf(renderReport(all.get('star-as-published/star-as-published')!).html)
  const claims = tables.find((t) => t.headings.at(-1) === 'Verdict')!
  const p = claims.rows.filter((row) => row[1] === 'p').map((row) => [row[2], row.at(-1)])
  // 0.0116, 0.0239 and 0.1107 are not the printed 0.010, 0.030 and 0.110; 0.0327 is not 0.030 either.
  expect(p).toEqual([
    ['0.010', '✗ differs'],
    ['0.030', '✗ differs'],
    ['0.030', '✗ differs'],
    ['0.110', '✗ differs'],
  ])
})

test('ids are the same from run to run, whatever the numbers', () => {
  const star = all.get('star/star')!
  const moved = {
    ...star,
    results: star.results.map((r) => ({ ...r, line: r.line + 7, statistics: { ...r.statistics, p: 0.5 } })),
  }
  const ids = (r: StudyResults) => renderReport(r, { live: true }).html.match(/ id="[^"]*"/g)
  expect(ids(moved)).toEqual(ids(star))
})

test('the language of the page is that of its words', () => {
  const star = all.get('star/star')!
  const croatian = { ...star, settings: { ...star.settings, locale: 'hr-HR' } }
  const page = renderHtml(croatian)
  expect(page).toContain('<html lang="hr">')
  expect(page).toContain('>Ispitanici</h2>')
  expect(page).toContain('<div class="methods" lang="en">')
  expect(renderHtml({ ...star, settings: { ...star.settings, locale: 'tlh' } })).toContain('<html lang="en">')
})

test('a study without anything has a report', () => {
  const { data: _, ...star } = all.get('star/star')!
  const empty: StudyResults = { ...star, data: [], scores: [], results: [], tables: [], counts: [], diagnostics: [] }
  const { html } = renderReport(empty)
  tagsOf(html)
  expect(textOf(html)).toContain('Computed with StudySpec')
})
