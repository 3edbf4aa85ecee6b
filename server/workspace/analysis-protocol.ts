import type { StudyResults } from '../results/types.ts'
import type { OpenedData } from './analyse.ts'

/** What the worker is given: everything that a run depends on, but the files. */
export interface AnalysisInput {
  readonly uri: string
  /** Name of the study, as results and diagnostics call it. */
  readonly file: string
  readonly text: string
  /** Open documents that it uses, by path. */
  readonly texts: readonly (readonly [path: string, text: string])[]
  readonly baseDir: string
  readonly roots: readonly string[]
  /** Why no data may be read: the end of a sentence. */
  readonly refuse?: string
  /** Exact tests take the time they need; otherwise slow ones are estimated. */
  readonly exact: boolean
}

export type ToAnalysis =
  /** `stop`: an Int32 that is not 0 once the run is to end; for computations that take no messages. */
  | { readonly run: number; readonly input: AnalysisInput; readonly stop?: SharedArrayBuffer }
  | { readonly cancel: number }
  /** Lets go of everything that is remembered for a document. */
  | { readonly forget: string }

export interface AnalysisResults extends OpenedData {
  readonly value: StudyResults
  /** Some exact test was estimated; another run with `exact` is to follow. */
  readonly estimated: boolean
}

/** Any number of `data` and `progress`, then one of the others. */
export type FromAnalysis = { readonly id: number } & (
  | { readonly data: OpenedData }
  | { readonly progress: { readonly stage: 'reading' | 'scoring'; readonly done: number; readonly total: number } }
  | { readonly results: AnalysisResults }
  | { readonly cancelled: true }
  | { readonly failed: string }
)
