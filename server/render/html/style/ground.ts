/**
 * Colours, type and headings. Colours are those of the editor’s theme where there is one (`--vscode-…`), else black on white
 * or the reverse, as the reader’s system prefers.
 */
export const ground = `:root {
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
  --more: color-mix(in srgb, var(--ink) 35%, transparent);
  --more-end: transparent;
  --more-width: 0.6rem;
  --button: var(--vscode-button-secondaryBackground, transparent);
  --button-ink: var(--vscode-button-secondaryForeground, var(--ink));
  --text-font: var(
    --vscode-markdown-font-family,
    var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif)
  );
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
* {
  box-sizing: border-box;
}
html {
  scroll-behavior: auto;
}
body {
  margin: 0;
  padding: 0;
  background: var(--ground);
  color: var(--ink);
  font: 15px / 1.5 var(--text-font);
}
.report {
  max-width: 60rem;
  margin: 0 auto;
  padding: 1.5rem 1.5rem 4rem;
}
/* The editor’s theme is not always that of the system. */
body.vscode-light,
body.vscode-high-contrast-light {
  --figure-mark: #9a3412;
  color-scheme: light;
}
body.vscode-dark,
body.vscode-high-contrast:not(.vscode-high-contrast-light) {
  --figure-mark: #f0975f;
  color-scheme: dark;
}
/* In high contrast bars are told apart by their outline. */
body.vscode-high-contrast,
body.vscode-high-contrast-light {
  --figure-outline: currentColor;
  --rule: currentColor;
  --faint: currentColor;
  --more: currentColor;
  --more-end: currentColor;
  --more-width: 0.2rem;
}
@media (forced-colors: active) {
  :root {
    --figure-outline: currentColor;
  }
}
h1 {
  font-size: 1.75rem;
  line-height: 1.25;
  font-weight: 600;
  margin: 0 0 0.25rem;
  overflow-wrap: anywhere;
}
h2 {
  font-size: 1.25rem;
  line-height: 1.3;
  font-weight: 600;
  margin: 2.75rem 0 0.75rem;
  padding-bottom: 0.25rem;
  border-bottom: 1px solid var(--rule);
}
h3 {
  font-size: 1.05rem;
  font-weight: 600;
  margin: 1.75rem 0 0.5rem;
  overflow-wrap: anywhere;
}
a {
  color: var(--accent);
}
.meta {
  color: var(--faint);
  margin: 0 0 1rem;
  overflow-wrap: anywhere;
}
.contents ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  list-style: none;
  margin: 0;
  padding: 0;
}
.block {
  margin: 1.5rem 0;
  scroll-margin-top: 1rem;
}
section {
  scroll-margin-top: 1rem;
}
.lead {
  color: var(--faint);
  margin: 0 0 0.5rem;
}
`
