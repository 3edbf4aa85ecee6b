/**
 * What is wider than the window scrolls by itself, with a shadow at the edge behind which there is more: covers that scroll along
 * hide it at the end, two pixels wider than it, since what is scrolled ends within a pixel. Tables as in a journal: three rules, none upright; notes below.
 */
export const tables = `.table-scroll,
.figure-scroll {
  overflow-x: auto;
  max-width: 100%;
  scrollbar-width: thin;
  background:
    linear-gradient(var(--ground) 0 0) left -2px top -2px / calc(var(--more-width) + 4px) calc(100% + 4px) no-repeat local,
    linear-gradient(var(--ground) 0 0) right -2px top -2px / calc(var(--more-width) + 4px) calc(100% + 4px) no-repeat local,
    linear-gradient(to right, var(--more), var(--more-end)) left / var(--more-width) 100% no-repeat scroll,
    linear-gradient(to left, var(--more), var(--more-end)) right / var(--more-width) 100% no-repeat scroll;
}
table {
  border-collapse: collapse;
  min-width: min(100%, 26rem);
  border-top: 1.5px solid currentColor;
  border-bottom: 1.5px solid currentColor;
  font-variant-numeric: tabular-nums lining-nums;
}
caption,
.table-title {
  caption-side: top;
  text-align: left;
  font-weight: 600;
  padding: 0 0 0.4rem;
  margin: 0;
}
.tag {
  font-weight: 400;
  font-size: 0.85em;
  color: var(--faint);
  white-space: nowrap;
}
.tag::before {
  content: "· ";
}
th,
td {
  padding: 0.2rem 0.7rem;
  text-align: left;
  vertical-align: top;
  unicode-bidi: isolate;
}
thead th {
  border-bottom: 1px solid currentColor;
  vertical-align: bottom;
  font-weight: 600;
}
th:first-child,
td:first-child {
  padding-left: 0.15rem;
}
th:last-child,
td:last-child {
  padding-right: 0.15rem;
}
td.left {
  white-space: nowrap;
}
.right {
  text-align: right;
  white-space: nowrap;
}
thead th.right {
  white-space: normal;
}
tbody th {
  font-weight: 400;
  max-width: 28rem;
  overflow-wrap: break-word;
}
tr.total > * {
  border-top: 1px solid var(--rule);
}
tbody tr:first-child > * {
  padding-top: 0.35rem;
}
tbody tr:last-child > * {
  padding-bottom: 0.35rem;
}
tr.heading th {
  font-weight: 600;
}
tr.indented > th:first-child {
  padding-left: 1.4rem;
}
.notes {
  list-style: none;
  margin: 0.4rem 0 0;
  padding: 0;
  font-size: 0.9em;
  color: var(--faint);
  max-width: 46rem;
}
.notes li {
  margin: 0.1rem 0;
}
.notes .result {
  color: var(--ink);
}
.notes .good {
  color: var(--good);
}
.notes .bad,
.notes .failure {
  color: var(--bad);
}
`
