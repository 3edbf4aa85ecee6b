import { pageWords } from './words.ts'

export interface ReportPageParts {
  /** `webview.cspSource`. */
  readonly cspSource: string
  /** `webview.asWebviewUri` of `dist/webview/report.js` and `dist/webview/report.css`. */
  readonly script: string
  readonly style: string
  /** Fresh for each page, letters and digits. */
  readonly nonce: string
  /** `vscode.env.language`. */
  readonly language: string
}

/**
 * @returns the whole page of the webview, without content: the script asks for that with `ready`. Only this script and this
 *   stylesheet run; nothing is loaded from anywhere else.
 */
export function reportPage({ cspSource, script, style, nonce, language }: ReportPageParts): string {
  const words = pageWords(language)
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // Figures are drawn on a canvas through an image of themselves.
    `img-src ${cspSource} data: blob:`,
    `font-src ${cspSource}`,
  ].join('; ')
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(words.title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<a class="skip" href="#report">${attribute(words.skip)}</a>
<div id="status" class="status" role="status" aria-live="polite"></div>
<main id="report" class="report" tabindex="-1" aria-busy="true"><p class="meta">${attribute(words.waiting)}</p></main>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
