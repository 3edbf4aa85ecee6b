import type { DataDeclaration, Node } from '../../../grammar/syntax.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { bullets, code, paragraphs, quote } from '../markdown.ts'

/** What a column of a data set is read as, and where it stands in the file; undefined where no column is written. */
export function columnText(path: readonly Node[], snapshot: Snapshot): string | undefined {
  const data = path.find((node): node is DataDeclaration => node.kind === 'data')
  const [clause, written] = path.slice(-2)
  if (data?.name === undefined || clause === undefined || written === undefined || !('text' in written))
    return undefined
  const dataset = snapshot.study.datasets.find(({ name }) => name === data.name?.text)
  const headings = snapshot.columns?.find(({ dataset: name }) => name === data.name?.text)?.headings
  const text = String(written.text)
  const place = (heading: string): string => {
    const at = headings?.findIndex((one) => one.trim() === heading.trim()) ?? -1
    if (headings === undefined) return ''
    return at < 0 ? ' · not in this file' : ` · column ${at + 1} of the file`
  }
  const target = ({ target: of }: NonNullable<typeof dataset>['bindings'][number]): string =>
    of.kind === 'item' ? `${of.instrument}.${of.name}` : of.name
  const inClause = (dataset?.bindings ?? []).filter(({ span }) => span.start === clause.span.start)
  switch (clause.kind) {
    case 'id':
    case 'weight':
      return `**${quote(text)}** · ${clause.kind === 'id' ? 'who a row is about' : 'how often a row counts'}${place(text)}`
    case 'column': {
      const [binding] = inClause
      if (binding === undefined) return undefined
      const turned = binding.alreadyReversed ? ', already reversed' : ''
      return `**${quote(text)}** · read as ${code(target(binding))}${turned}${place(text)}`
    }
    case 'columns': {
      const which = 'patterns' in clause && Array.isArray(clause.patterns) ? clause.patterns.indexOf(written) : -1
      const rows = inClause.flatMap((binding) => {
        const heading = binding.alternatives[which]
        return heading === undefined ? [] : [`“${quote(heading)}” is ${code(target(binding))}${place(heading)}`]
      })
      return rows.length === 0 ? undefined : paragraphs(`**${quote(text)}** · ${rows.length} columns`, bullets(rows))
    }
    default:
      return undefined
  }
}
