import type { AnalysisInput } from './analysis-protocol.ts'
import type { StudyDocument } from './document.ts'

const UNTRUSTED = 'this workspace is not trusted, so no data are read; trust it to see results'
const ELSEWHERE = 'the study is shown by the editor and is no file here'
const UNSAVED = 'the study was never saved, so it has no folder to start from; save it first'

/**
 * What the worker needs to know of a document to analyse it.
 * @param folders paths of the folders of the workspace
 * @param trusted whether its author trusts the workspace; without that no data are read
 */
export function analysisInput(document: StudyDocument, folders: readonly string[], trusted: boolean): AnalysisInput {
  const refuse = refusal(document, trusted)
  return {
    uri: document.uri,
    file: document.name,
    text: document.text,
    texts: [...document.used].filter(([name]) => !name.startsWith('library:')),
    baseDir: document.baseDir,
    roots: rootsOf(document, folders),
    ...(refuse === undefined ? {} : { refuse }),
    exact: false,
  }
}

/** @returns paths of the folders whose files a document may read */
export function rootsOf({ path, baseDir }: StudyDocument, folders: readonly string[]): readonly string[] {
  return path === undefined ? folders : [baseDir, ...folders]
}

/** @returns why no data are read for a document */
function refusal({ uri, path }: StudyDocument, trusted: boolean): string | undefined {
  if (!trusted) return UNTRUSTED
  if (path !== undefined) return undefined
  return uri.startsWith('untitled:') ? UNSAVED : ELSEWHERE
}
