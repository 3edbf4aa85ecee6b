import type { Scale } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { paragraphs, quote, simpleTable } from '../markdown.ts'
import { heading } from './heading.ts'

/** Codes and labels, what stands for them in the file, who is on it. */
export function scaleText(scale: Scale, { study }: Snapshot): string {
  const stored = scale.codes.some(({ code, stored }) => stored.length !== 1 || stored[0] !== code)
  const rows = scale.codes.map(({ code, label, stored: values }) => [
    String(code),
    quote(label),
    ...(stored ? [quote(values.join(', '))] : []),
  ])
  const users = [...study.instruments.values()].flatMap(({ name, items }) => {
    const on = items.filter((item) => item.scale === scale).length
    return on === 0 ? [] : [`${name} (${on} ${on === 1 ? 'item' : 'items'})`]
  })
  const { range, step } = scale.node
  const ends = range === undefined ? '' : `${range.low?.written ?? ''}..${range.high?.written ?? ''}`
  return paragraphs(
    heading(scale.label, `${scale.level} scale`, scale.name),
    ends === '' ? undefined : `${ends}${step === undefined ? '' : `, step ${step.written}`}`,
    simpleTable(stored ? ['Code', 'Label', 'In the file'] : ['Code', 'Label'], rows),
    missingText(scale),
    users.length === 0 ? undefined : `On it: ${users.join(', ')}`,
  )
}

/** @returns `Missing: 7 “Refused”, 9 “Don’t know”`; undefined where a scale has no such codes */
export function missingText({ node, missing }: Scale): string | undefined {
  if (missing.length === 0) return undefined
  const codes = node.missing.map(({ codes: written, label }) => {
    const values = written.map((one) => (one.kind === 'number' ? one.written : one.text)).join(', ')
    return label === undefined ? values : `${values} “${label.text}”`
  })
  return `Missing: ${quote(codes.join(', '))}`
}
