/** Writes docs/diagnostics/README.md, the index of the diagnostics, from the catalogue: `node scripts/docs-diagnostics.ts`. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Area, diagnosticCodes, diagnostics } from '../grammar/register/diagnostics.ts'

/** @returns the index as Markdown: one table for each area, in the order of the catalogue */
export function indexOfDiagnostics(): string {
  const areas = [...new Set(diagnosticCodes.map((code) => diagnostics[code].area))]
  const table = (area: Area): string[] => [
    `## ${area.charAt(0).toUpperCase()}${area.slice(1)}`,
    '',
    '| code | | what it means |',
    '| --- | --- | --- |',
    ...diagnosticCodes
      .filter((code) => diagnostics[code].area === area)
      .map((code) => `| [\`${code}\`](${code}.md) | ${diagnostics[code].severity} | ${diagnostics[code].title} |`),
    '',
  ]
  const head = [
    '# Diagnostics',
    '',
    'Everything that StudySpec can find wrong with a study, each with a page: what it means, why it matters, a wrong example and a',
    'right one. An error stops the results that depend on it, and no others.',
    '',
  ]
  return [...head, ...areas.flatMap(table)].join('\n')
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename)
  writeFileSync(resolve(import.meta.dirname, '../docs/diagnostics/README.md'), indexOfDiagnostics())
