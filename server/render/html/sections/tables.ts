import { describeTable } from '../../layout/tables.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableHtml } from '../table.ts'

/** The tables that the study asks for by `table`. */
export function descriptives(page: Page): Html | undefined {
  const { tables, settings } = page.results
  if (tables.length === 0) return undefined
  return html`${tables.map((table) =>
    tableHtml(describeTable(table, settings, page.format), page.id('table', table.name), { line: table.line }, page),
  )}`
}
