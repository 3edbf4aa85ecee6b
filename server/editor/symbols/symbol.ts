import type { Span } from '../../../grammar/text.ts'
import type { ModelSymbol, Occasions, Origin } from '../../model/study.ts'

/** One occasion of repeated measures; the model knows only their set. */
export interface OccasionSymbol {
  readonly kind: 'occasion'
  readonly name: string
  readonly label: string
  readonly set: Occasions
  readonly origin: Origin
}

/** A name that only claims read: a column or row of `counts`, a sample by its `as NAME`. */
export interface GroupSymbol {
  readonly kind: 'group'
  readonly name: string
  readonly label: string
  /** The comparison or counts that it belongs to. */
  readonly owner: string
  readonly origin: Origin
}

export type EditorSymbol = Exclude<ModelSymbol, { kind: 'cutoffs' }> | OccasionSymbol | GroupSymbol

/** Where a symbol is named. `within`: in a run such as `p1..p12`, whose ends are other names. */
export interface Occurrence {
  readonly symbol: EditorSymbol
  readonly file: string
  readonly span: Span
  readonly role: 'declaration' | 'use' | 'within'
}
