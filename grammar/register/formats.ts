/** The formats that results can be written in: data only; `server/render/formats.ts` says what writes each. */
export interface FormatRow {
  /** As written behind `--format`. */
  readonly name: string
  readonly extension: string
  readonly title: string
  /** What it is good for, in one sentence. */
  readonly says: string
}

const catalogue = {
  text: {
    extension: 'txt',
    title: 'Text',
    says: 'Tables for the terminal, ruled as in a journal',
  },
  md: {
    extension: 'md',
    title: 'Markdown',
    says: 'Tables for a README, a wiki or a notebook',
  },
  html: {
    extension: 'html',
    title: 'HTML',
    says: 'The whole report with its figures in one file, for a colleague or a printer',
  },
  json: {
    extension: 'json',
    title: 'JSON',
    says: 'Every number in full, for scripts; its schema is docs/results.schema.json',
  },
} as const satisfies Readonly<Record<string, Omit<FormatRow, 'name'>>>

export type FormatName = keyof typeof catalogue

export const formats: readonly FormatRow[] = Object.entries(catalogue).map(([name, format]) => ({ name, ...format }))

export const isFormat = (name: string): name is FormatName => Object.hasOwn(catalogue, name)
