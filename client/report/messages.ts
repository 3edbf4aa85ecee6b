/**
 * What the report page (a webview) and the extension say to each other. Plain data. Lines are from 0, as editors count them, and
 * of the text as it is now; a file is named only where it is not the study itself.
 */

/** As in `studyspec/results`. */
export type ReportState = 'running' | 'fresh' | 'stale' | 'failed'

export interface ReportSourceLine {
  /** Of an element of the page. */
  readonly id: string
  readonly line: number
  readonly file?: string
}

/** From the extension to the page. */
export type ToReport =
  /** New content; it is put in place of the old without losing the place. `html` is that of `studyspec/report`. */
  | {
      readonly type: 'report'
      readonly uri: string
      readonly version: number
      readonly html: string
      readonly sources: readonly ReportSourceLine[]
      readonly state: ReportState
    }
  /** The content stays; it is being computed anew, is old, or could not be computed. */
  | { readonly type: 'state'; readonly state: ReportState; readonly message?: string }
  /** The editor was scrolled: its first visible line. */
  | { readonly type: 'line'; readonly line: number }
  /** Show the part that comes from this line or has this id, wherever it is: `Open in report`. */
  | { readonly type: 'show'; readonly line?: number; readonly id?: string }
  /** What the extension did with a `copy` or `save`. */
  | { readonly type: 'done'; readonly what: 'copied' | 'saved' | 'cancelled' | 'failed' }

/** From the page to the extension. */
export type FromReport =
  /** The page listens; answered by `report`. */
  | { readonly type: 'ready' }
  /** The page was scrolled to what comes from this line. */
  | { readonly type: 'scroll'; readonly line: number }
  /** Go to the source. */
  | { readonly type: 'reveal'; readonly id: string; readonly line: number; readonly file?: string }
  /** The page could not reach the clipboard itself: plain text only. */
  | { readonly type: 'copy'; readonly text: string }
  /** Ask for a file name and write it there. */
  | {
      readonly type: 'save'
      /** Without folder: `figure-overall.svg`. */
      readonly name: string
      readonly content: { readonly text: string } | { readonly base64: string }
    }

/** What the page remembers for when the window is opened again (`vscode.setState`). */
export interface ReportMemory {
  readonly uri: string
}
