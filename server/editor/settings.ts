/** What a user may choose. A setting never changes a number: only what is shown. */
export interface EditorSettings {
  readonly inlayHints: {
    /** Range, α and n behind scores. */
    readonly scores: boolean
    /** Live counts behind the bands of cut-offs. */
    readonly bands: boolean
    /** The answer behind comparisons. */
    readonly comparisons: boolean
  }
  readonly codeLens: boolean
}

export const defaultSettings: EditorSettings = {
  inlayHints: { scores: true, bands: true, comparisons: true },
  codeLens: true,
}

/** @param value of `studyspec` in the settings of the client, of whatever shape; what does not fit is the default */
export function readSettings(value: unknown): EditorSettings {
  const hints = part(value, 'inlayHints')
  return {
    inlayHints: {
      scores: flag(hints, 'scores', true),
      bands: flag(hints, 'bands', true),
      comparisons: flag(hints, 'comparisons', true),
    },
    codeLens: flag(value, 'codeLens', true),
  }
}

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined

function flag(value: unknown, key: string, otherwise: boolean): boolean {
  const found = part(value, key)
  return typeof found === 'boolean' ? found : otherwise
}
