import type { Fix, Related } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/text.ts'

/** What binding itself finds wrong: that a name, a word or a kind of value does not fit where it stands. */
export const MODEL_CODES = {
  'unknown-name': { severity: 'error', area: 'names', title: 'A name that is not declared' },
  'ambiguous-name': { severity: 'error', area: 'names', title: 'A name that two instruments have' },
  'unknown-category': { severity: 'error', area: 'names', title: 'A category that the variable does not have' },
  'unknown-word': { severity: 'error', area: 'names', title: 'A word that means nothing here' },
  'declared-twice': { severity: 'error', area: 'names', title: 'Declared twice' },
  'circular-use': { severity: 'error', area: 'names', title: 'Files that use each other' },
  'circular-score': { severity: 'error', area: 'names', title: 'A score defined by itself' },
  'use-not-found': { severity: 'error', area: 'names', title: 'A file or library instrument that is not there' },
  'shadowed-library-name': { severity: 'warning', area: 'names', title: 'A name that hides one of a used file' },
  'needed-variable': { severity: 'error', area: 'names', title: 'An instrument needs a variable of the study' },
  'needed-categories': { severity: 'warning', area: 'names', title: 'A category that an instrument does not know' },
  'setting-out-of-range': { severity: 'error', area: 'names', title: 'A setting outside its range' },
  'broken-run': { severity: 'error', area: 'scales and items', title: 'A run of items with a gap' },
  'item-reversed-twice': { severity: 'error', area: 'scales and items', title: 'An item reversed twice' },
  'wrong-arguments': { severity: 'error', area: 'scores', title: 'A function with the wrong arguments' },
  'wrong-kind': { severity: 'error', area: 'scores', title: 'A value of the wrong kind' },
  'undefined-part': { severity: 'error', area: 'scores', title: 'A band or norm that is not defined' },
  'occasion-missing': { severity: 'error', area: 'measurement', title: 'A repeated measure without its occasion' },
  'counts-shape': { severity: 'error', area: 'tests', title: 'A table of counts with a row of another length' },
  'columns-mismatch': { severity: 'error', area: 'data', title: 'As many columns as items are needed' },
} as const

export type ModelCode = keyof typeof MODEL_CODES

/** A diagnostic before the register gives it its severity. */
export interface ModelProblem {
  readonly code: ModelCode
  readonly file: string
  readonly span: Span
  readonly message: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/** A replacement of one span of one file by a better word. */
export function replaceFix(title: string, file: string, span: Span, newText: string, preferred?: boolean): Fix {
  return { title, edits: [{ file, span, newText }], ...(preferred === undefined ? {} : { preferred }) }
}

/** `a, b and c`, or `a, b or c` of alternatives; more than `most` end in "and n more". */
export function listed(names: readonly string[], most = 8, join: 'and' | 'or' = 'and'): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} ${join} ${shown.at(-1)}`
}
