import type { DataRequest } from '../plan/request.ts'
import type { PartBinding } from './csv/part.ts'
import type { ScanJob } from './csv/plan.ts'
import type { NumberRule } from './meaning.ts'

/** What is asked of a worker. */
export type PartTask =
  | { readonly kind: 'scan'; readonly job: ScanJob }
  | {
      readonly kind: 'misfits'
      readonly slot: number
      readonly texts: readonly number[]
      readonly rule: NumberRule | undefined
    }
  | { readonly kind: 'bind'; readonly binding: PartBinding }
  | { readonly kind: 'answer'; readonly requests: readonly DataRequest[] }

export type ToWorker = { readonly id: number; readonly task: PartTask } | { readonly id: number; readonly cancel: true }

export type FromWorker =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
