/**
 * How the report looks, in the editor and as a file: one stylesheet. Colours are those of the editor's theme where there is
 * one (`--vscode-…`), else black on white or the reverse, as the reader's system prefers.
 */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: var(--vscode-editor-background, #ffffff);
  --ink: var(--vscode-editor-foreground, #1f2328);
  --faint: var(--vscode-descriptionForeground, #59636e);
  --rule: var(--vscode-editorWidget-border, #b7bec6);
  --accent: var(--vscode-textLink-foreground, #0b5cad);
  --bad: var(--vscode-errorForeground, #b3261e);
  --good: var(--vscode-testing-iconPassed, #1a7f37);
  --warn: var(--vscode-editorWarning-foreground, #8a5a00);
  --focus: var(--vscode-focusBorder, #0b5cad);
  --figure-mark: #9a3412;
  --button: var(--vscode-button-secondaryBackground, transparent);
  --button-ink: var(--vscode-button-secondaryForeground, var(--ink));
  --text-font: var(--vscode-markdown-font-family, var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif));
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: var(--vscode-editor-background, #16191d);
    --ink: var(--vscode-editor-foreground, #e2e5e9);
    --faint: var(--vscode-descriptionForeground, #9aa4af);
    --rule: var(--vscode-editorWidget-border, #515a64);
    --accent: var(--vscode-textLink-foreground, #7ab7ff);
    --bad: var(--vscode-errorForeground, #ff8a80);
    --good: var(--vscode-testing-iconPassed, #6cc784);
    --warn: var(--vscode-editorWarning-foreground, #e3b341);
    --focus: var(--vscode-focusBorder, #7ab7ff);
    --figure-mark: #f0975f;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body {
  margin: 0;
  padding: 0;
  background: var(--ground);
  color: var(--ink);
  font: 15px/1.5 var(--text-font);
}
.report { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
/* The editor’s theme is not always that of the system. */
body.vscode-light, body.vscode-high-contrast-light { --figure-mark: #9a3412; color-scheme: light; }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { --figure-mark: #f0975f; color-scheme: dark; }
/* In high contrast bars are told apart by their outline. */
body.vscode-high-contrast, body.vscode-high-contrast-light { --figure-outline: currentColor; --rule: currentColor; --faint: currentColor; }
@media (forced-colors: active) { :root { --figure-outline: currentColor; } }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 600; margin: 2.75rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.05rem; font-weight: 600; margin: 1.75rem 0 .5rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
.meta { color: var(--faint); margin: 0 0 1rem; overflow-wrap: anywhere; }
.contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.block { margin: 1.5rem 0; scroll-margin-top: 1rem; }
section { scroll-margin-top: 1rem; }
.lead { color: var(--faint); margin: 0 0 .5rem; }

.table-scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; min-width: min(100%, 26rem); border-top: 1.5px solid currentColor; border-bottom: 1.5px solid currentColor; font-variant-numeric: tabular-nums lining-nums; }
caption, .table-title { caption-side: top; text-align: left; font-weight: 600; padding: 0 0 .4rem; margin: 0; }
.tag { font-weight: 400; font-size: .85em; color: var(--faint); white-space: nowrap; }
.tag::before { content: "· "; }
thead th { border-bottom: 1px solid currentColor; vertical-align: bottom; font-weight: 600; }
th, td { padding: .2rem .7rem; text-align: left; vertical-align: top; unicode-bidi: isolate; }
th:first-child, td:first-child { padding-left: .15rem; }
th:last-child, td:last-child { padding-right: .15rem; }
.right { text-align: right; white-space: nowrap; }
thead th.right { white-space: normal; }
tbody th { font-weight: 400; max-width: 28rem; overflow-wrap: anywhere; }
tbody tr:first-child > * { padding-top: .35rem; }
tbody tr:last-child > * { padding-bottom: .35rem; }
tr.heading th { font-weight: 600; }
tr.indented > th:first-child { padding-left: 1.4rem; }
tr.total > * { border-top: 1px solid var(--rule); }
.notes { list-style: none; margin: .4rem 0 0; padding: 0; font-size: .9em; color: var(--faint); max-width: 46rem; }
.notes li { margin: .1rem 0; }
.notes .result { color: var(--ink); }
.notes .good { color: var(--good); }
.notes .bad, .notes .failure { color: var(--bad); }

.flow { list-style: none; margin: 0; padding: 0; max-width: 30rem; }
.flow li { border: 1px solid var(--rule); border-radius: 3px; padding: .4rem .75rem; position: relative; margin: 0 0 1.1rem; }
.flow li:not(:last-child)::after { content: "↓"; position: absolute; left: 1.2rem; bottom: -1.25rem; line-height: 1.2; color: var(--faint); }
.flow .out { margin-left: 3rem; border-style: dashed; color: var(--faint); }
.flow .out::before { content: "→"; position: absolute; left: -1.6rem; }
.flow .out:not(:last-child)::after { left: -1.8rem; }

.problems { padding-left: 0; list-style: none; }
.problems li { margin: .35rem 0; padding-left: 1.5rem; position: relative; max-width: 46rem; }
.problems .error .severity, .problems .warning .severity { position: absolute; left: 0; }
.problems .error .severity { color: var(--bad); }
.problems .warning .severity { color: var(--warn); }
.problems code, .problems .where { font-size: .85em; color: var(--faint); }
code { font-family: var(--vscode-editor-font-family, ui-monospace, Consolas, monospace); }

details { margin: 1rem 0; }
summary { cursor: pointer; color: var(--accent); }
figure { margin: 2rem 0; }
figcaption { font-weight: 600; padding-bottom: .4rem; }
figure svg { display: block; width: 100%; min-width: 36rem; max-width: 45rem; height: auto; }
.figure-scroll { overflow-x: auto; }
.figure-note { font-size: .9em; color: var(--faint); margin: .3rem 0 0; }
.references { font-size: .9em; padding-left: 1.5rem; max-width: 46rem; }
.methods p { max-width: 46rem; }

.tools { display: flex; flex-wrap: wrap; gap: .3rem; margin-bottom: .35rem; }
button { font: inherit; font-size: .8em; line-height: 1.4; padding: .1rem .5rem; color: var(--button-ink); background: var(--button); border: 1px solid var(--rule); border-radius: 3px; cursor: pointer; }
button:hover { border-color: currentColor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
body.vscode-body { padding: 0; overflow-anchor: none; }
.status { position: fixed; top: 0; right: 0; z-index: 1; padding: .15rem .75rem; background: var(--ground); border: solid var(--rule); border-width: 0 0 1px 1px; font-size: .85rem; }
.status:empty { display: none; }
body[data-state="stale"] .status, body[data-state="failed"] .status { border-left: 4px solid var(--warn); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; }

@media (max-width: 40rem) {
  .report { padding: 1rem 1rem 3rem; }
  th, td { padding-left: .45rem; padding-right: .45rem; }
}
@media print {
  :root { --ground: #ffffff; --ink: #000000; --faint: #444444; --rule: #999999; --accent: #000000; color-scheme: light; }
  body { font-size: 10.5pt; }
  .report { max-width: none; padding: 0; }
  .contents, .tools, .skip, summary { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .table-scroll { overflow: visible; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .flow li { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
