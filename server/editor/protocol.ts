import { NotificationType, type Range, RequestType, type TextDocumentIdentifier } from 'vscode-languageserver'
import type { StudyResults } from '../results/types.ts'

/** What client and server say to each other besides the language server protocol. Plain data only. */

/** `initializationOptions` of the client. */
export interface InitializationOptions {
  /** False: texts are analysed, data are not read. Default: true. */
  readonly trusted?: boolean
  /** Where the manual is, for links of codes: `https://…/docs` or a file URI. */
  readonly documentation?: string
  /** The settings under `studyspec`, so that the first answer needs no question. */
  readonly settings?: unknown
}

/** `running`: being computed for this version, older results stay; `stale`: older results, not yet computed again. */
export type ResultState = 'running' | 'fresh' | 'stale' | 'failed'

export interface ResultsParams {
  readonly uri: string
  /** The version of the text that `results` were computed for; without results that of the text. */
  readonly version: number
  readonly state: ResultState
  /** With `fresh`. */
  readonly results?: StudyResults
  /** With `failed`. */
  readonly message?: string
}
export const ResultsNotification = new NotificationType<ResultsParams>('studyspec/results')

/** What stands in the language status item. Without `uri` it concerns the server as a whole. */
export interface StatusParams {
  readonly uri?: string
  readonly state: ResultState | 'untrusted' | 'restarted'
  readonly message?: string
}
export const StatusNotification = new NotificationType<StatusParams>('studyspec/status')

export const TrustNotification = new NotificationType<{ readonly trusted: boolean }>('studyspec/trust')

/** The studies that can be seen, the one with the cursor first: they are computed before others. */
export const VisibleNotification = new NotificationType<{ readonly uris: readonly string[] }>('studyspec/visible')

export interface InlineTableParams {
  readonly textDocument: TextDocumentIdentifier
  /** Of a comparison, table or counts; a score is `INSTRUMENT.SCORE`, a data set `data.NAME`. */
  readonly name: string
}
export interface InlineTable {
  /** With the HTML that comments of the editor show. */
  readonly markdown: string
  /** The same as plain Markdown, for copying. */
  readonly plain: string
  readonly label: string
  readonly svg?: string
  /** Of the declaration in the text as it is now. */
  readonly range: Range
  readonly state: 'fresh' | 'stale'
}
export const InlineTableRequest = new RequestType<InlineTableParams, InlineTable | null, void>('studyspec/inlineTable')

export interface ReportParams {
  readonly textDocument: TextDocumentIdentifier
}
export interface Report {
  /** What stands between `<body>` and `</body>`. */
  readonly html: string
  /** Which element, by id, comes from which line, from 0, of the text as it is now; `file`, a URI, where that is another. */
  readonly sources: readonly { readonly id: string; readonly line: number; readonly file?: string }[]
  readonly version: number
}
export const ReportRequest = new RequestType<ReportParams, Report | null, void>('studyspec/report')

export interface ExportParams {
  readonly textDocument: TextDocumentIdentifier
  /** A row of the register of formats. */
  readonly format: string
}
export interface Exported {
  readonly text?: string
  readonly base64?: string
  readonly extension: string
}
export const ExportRequest = new RequestType<ExportParams, Exported | null, void>('studyspec/export')

/** In a browser the server has no disk: it asks the client, which answers through `vscode.workspace.fs`. */
export interface FileFailed {
  readonly failure: 'not-found' | 'is-directory' | 'locked' | 'unreadable'
  readonly detail: string
}
export interface FileStat {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}
export const StatRequest = new RequestType<{ readonly uri: string }, FileStat | FileFailed, void>('studyspec/fs/stat')
export const ReadRequest = new RequestType<{ readonly uri: string }, { readonly base64: string } | FileFailed, void>(
  'studyspec/fs/read',
)
