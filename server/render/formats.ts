import type { FormatName } from '../../grammar/register/formats.ts'
import type { StudyResults } from '../results/types.ts'
import type { TextOptions } from './text/text.ts'

export interface RenderOptions extends TextOptions {
  /** Scores with their items and bands. */
  readonly details?: boolean
}

export type Renderer = (results: StudyResults, options: RenderOptions) => string

/** What writes each format of the register, loaded when it is first asked for. */
const loaders: Readonly<Record<FormatName, () => Promise<Renderer>>> = {
  text: async () => {
    const [{ studyDocument }, { renderText }] = await Promise.all([
      import('./layout/study.ts'),
      import('./text/text.ts'),
    ])
    return (results, options) => renderText(studyDocument(results, options.details), options)
  },
  md: async () => {
    const [{ studyDocument }, { renderMarkdown }] = await Promise.all([
      import('./layout/study.ts'),
      import('./markdown.ts'),
    ])
    return (results, options) => renderMarkdown(studyDocument(results, options.details))
  },
  html: async () => {
    const { renderHtml } = await import('./html/document.ts')
    return (results) => renderHtml(results)
  },
  json: async () => {
    const { renderJson } = await import('./json.ts')
    return (results) => renderJson(results)
  },
}

/** @returns the function that writes results in this format */
export function loadRenderer(format: FormatName): Promise<Renderer> {
  return loaders[format]()
}
