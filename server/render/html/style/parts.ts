/** Flow of participants, problems, figures, buttons; what changes in a narrow window and in print. */
export const parts = `.instrument:not(:first-of-type) {
  margin-top: 2.5rem;
}

.flow {
  list-style: none;
  margin: 0;
  padding: 0;
  max-width: 30rem;
}
.flow li {
  border: 1px solid var(--rule);
  border-radius: 3px;
  padding: 0.4rem 0.75rem;
  position: relative;
  margin: 0 0 1.1rem;
}
.flow li:not(:last-child)::after {
  content: "↓";
  position: absolute;
  left: 1.2rem;
  bottom: -1.25rem;
  line-height: 1.2;
  color: var(--faint);
}
.flow .out {
  margin-left: 3rem;
  border-style: dashed;
  color: var(--faint);
}
.flow .out::before {
  content: "→";
  position: absolute;
  left: -1.6rem;
}
.flow .out:not(:last-child)::after {
  left: -1.8rem;
}

code {
  font-family: var(--vscode-editor-font-family, ui-monospace, Consolas, monospace);
}
.problems {
  padding-left: 0;
  list-style: none;
}
.problems li {
  margin: 0.35rem 0;
  padding-left: 1.5rem;
  position: relative;
  max-width: 46rem;
}
.problems .error .severity,
.problems .warning .severity {
  position: absolute;
  left: 0;
}
.problems .error .severity {
  color: var(--bad);
}
.problems .warning .severity {
  color: var(--warn);
}
.problems > li > code:last-of-type,
.problems .where {
  font-size: 0.85em;
  color: var(--faint);
}

details {
  margin: 1rem 0;
}
.score {
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  column-gap: 2.5rem;
}
.score > .block {
  margin: 0.75rem 0;
  max-width: 100%;
}
.score details {
  flex-basis: 100%;
}
.score table {
  min-width: 0;
}
summary {
  cursor: pointer;
  color: var(--accent);
}
figure {
  margin: 2rem 0;
}
figcaption {
  font-weight: 600;
  padding-bottom: 0.4rem;
}
figure svg {
  display: block;
  width: 100%;
  min-width: 26rem;
  max-width: 45rem;
  height: auto;
}
/* Drawn for a narrow window, with letters of the same size. */
figure .narrow svg {
  min-width: 18rem;
  max-width: 32rem;
}
.narrow {
  display: none;
}
.figure-note {
  font-size: 0.9em;
  color: var(--faint);
  margin: 0.3rem 0 0;
}
.references {
  font-size: 0.9em;
  padding-left: 1.5rem;
  max-width: 46rem;
}
.methods p {
  max-width: 46rem;
}

.tools {
  position: absolute;
  right: 0;
  bottom: 100%;
  left: 0;
  display: flex;
  gap: 0.3rem;
  padding: 0.5rem 0 0.25rem;
  opacity: 0;
}
.block:has(> .tools) {
  position: relative;
  margin-top: 2.25rem;
  min-width: min(100%, 19.5rem);
}
.block:hover > .tools,
.block:focus-within > .tools,
.vscode-high-contrast .block > .tools {
  opacity: 1;
}
@media (hover: none) {
  .tools {
    opacity: 1;
  }
}
button {
  font: inherit;
  font-size: 0.8em;
  line-height: 1.4;
  padding: 0.1rem 0.5rem;
  color: var(--button-ink);
  background: var(--button);
  border: 1px solid var(--rule);
  border-radius: 3px;
  cursor: pointer;
}
button:hover {
  border-color: currentColor;
}
:focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
}
body.vscode-body {
  padding: 0;
  overflow-anchor: none;
}
.status {
  position: fixed;
  top: 0;
  right: 0;
  z-index: 1;
  padding: 0.15rem 0.75rem;
  background: var(--ground);
  border: solid var(--rule);
  border-width: 0 0 1px 1px;
  font-size: 0.85rem;
}
.status:empty {
  display: none;
}
body[data-state="stale"] .status,
body[data-state="failed"] .status {
  border-left: 4px solid var(--warn);
}
.skip {
  position: absolute;
  left: -100rem;
}
.skip:focus {
  left: 1rem;
  top: 1rem;
  background: var(--ground);
  padding: 0.5rem;
}

/* The buttons in two rows, with room for them. */
@media (max-width: 22rem) {
  .tools {
    flex-wrap: wrap;
  }
  .block:has(> .tools) {
    margin-top: 4.25rem;
  }
}
@media (max-width: 36rem) {
  .narrow {
    display: block;
  }
  .wide:has(~ .narrow) {
    display: none;
  }
}
@media (max-width: 40rem) {
  .report {
    padding: 1rem 1rem 3rem;
  }
  th,
  td {
    padding-left: 0.35rem;
    padding-right: 0.35rem;
  }
}
@media print {
  :root {
    --ground: #ffffff;
    --ink: #000000;
    --faint: #444444;
    --rule: #999999;
    --accent: #000000;
    color-scheme: light;
  }
  body {
    font-size: 10.5pt;
  }
  .report {
    max-width: none;
    padding: 0;
  }
  .contents,
  .tools,
  .skip,
  summary {
    display: none;
  }
  details::details-content {
    content-visibility: visible;
    display: block;
    block-size: auto;
  }
  .table-scroll,
  .figure-scroll {
    overflow: visible;
    background: none;
  }
  h2,
  h3,
  caption {
    break-after: avoid;
  }
  tr,
  figure,
  .flow li {
    break-inside: avoid;
  }
  thead {
    display: table-header-group;
  }
}
`
