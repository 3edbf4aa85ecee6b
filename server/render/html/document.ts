import type { StudyResults } from '../../results/types.ts'
import { escapeText } from './markup.ts'
import { renderReport } from './report.ts'
import { stylesheet } from './style.ts'
import { languageOf } from './words.ts'

/** @returns the report as one file: style and figures are in it, nothing is loaded, no script runs; ending with a line end */
export function renderHtml(results: StudyResults): string {
  const { html } = renderReport(results)
  return `<!doctype html>
<html lang="${languageOf(results.settings.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="StudySpec ${escapeText(results.studyspec)}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeText(results.study || results.file)}</title>
<style>
${stylesheet}
</style>
</head>
<body>
<main class="report">
${html}
</main>
</body>
</html>
`
}
