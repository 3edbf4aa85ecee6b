import type { FileFailure } from '../host/host.ts'
import type { Dataset } from '../model/study.ts'
import { type LayoutFailure, MOST_COLUMNS } from './csv/layout.ts'
import { quotedList } from './nearest.ts'
import type { DataProblem, DataProblemCode } from './problem.ts'

/** @returns a problem of the whole file */
export function fileWide(
  dataset: Dataset,
  code: DataProblemCode,
  severity: DataProblem['severity'],
  message: string,
  more: Partial<Pick<DataProblem, 'line' | 'value' | 'count' | 'column'>> = {},
): DataProblem {
  const { file, nameSpan } = dataset.origin
  return { code, severity, message, count: 1, occurrences: [], file, span: nameSpan, ...more }
}

/**
 * @param named the path as the study or the command line gives it
 * @param near files that are there
 */
export function fileProblem(
  failure: FileFailure,
  named: string,
  dataset: Dataset,
  near: readonly string[] = [],
): DataProblem {
  switch (failure.failure) {
    case 'not-found':
      return {
        ...fileWide(
          dataset,
          'file-not-found',
          'error',
          `There is no file “${named}”${near.length === 0 ? '' : `; near it is ${quotedList(near)}`}; a path starts from the folder of the study.`,
        ),
        near,
        span: dataset.node.path?.span ?? dataset.origin.nameSpan,
      }
    case 'is-directory':
      return fileWide(dataset, 'file-is-a-directory', 'error', `“${named}” is a folder; name the file in it.`)
    case 'outside':
      return fileWide(
        dataset,
        'file-outside-workspace',
        'error',
        `“${named}” lies outside the folder of the study and of the workspace, or is a link that leads there, and is not read; copy it into the folder.`,
      )
    case 'refused':
      return fileWide(dataset, 'data-not-read', 'information', `“${named}” is not read: ${failure.detail}.`)
    case 'locked':
      return fileWide(
        dataset,
        'file-locked',
        'error',
        `“${named}” is there, but cannot be opened (${failure.detail}): ${
          failure.detail === 'EBUSY'
            ? 'another program holds it. Close it there (Excel locks what it shows)'
            : 'its permissions do not let you read it, or another program holds it. Close it there (Excel locks what it shows), or ask for the right to read it'
        }.`,
      )
    case 'too-large':
    case 'unreadable':
      return fileWide(dataset, 'file-unreadable', 'error', `“${named}” cannot be read: ${failure.detail}.`)
  }
}

const delimiterNames: Readonly<Record<string, string>> = { '\t': 'tab', ',': 'comma', ';': 'semicolon', '|': 'bar' }

/** @returns what a delimiter is called */
export function delimiterName(delimiter: string): string {
  return delimiterNames[delimiter] ?? `“${delimiter}”`
}

export function layoutProblem(failure: LayoutFailure, named: string, dataset: Dataset): DataProblem {
  switch (failure.failure) {
    case 'empty':
      return fileWide(
        dataset,
        'file-empty',
        'error',
        `“${named}” is empty; it needs a line of headings and a row for each respondent.`,
      )
    case 'format':
      return fileWide(
        dataset,
        'format-unsupported',
        'error',
        `“${named}” is ${failure.format}, which cannot be read; save it as CSV (UTF-8) and name that file.`,
      )
    case 'not-text':
      return fileWide(
        dataset,
        'file-not-text',
        'error',
        `“${named}” is no text file: byte ${failure.offset + 1} is ${failure.byte}, which no text has; export the data as CSV, or state their encoding.`,
      )
    case 'delimiter': {
      const names = failure.candidates.map(delimiterName).join(' and ')
      return fileWide(
        dataset,
        'delimiter-ambiguous',
        'error',
        `The columns of “${named}” could be separated by ${names}; say which with: \`delimiter "${failure.candidates[0] === '\t' ? '\\t' : failure.candidates[0]}"\`.`,
        { line: 1, count: failure.candidates.length },
      )
    }
    case 'columns':
      return fileWide(
        dataset,
        'too-many-columns',
        'error',
        `“${named}” has ${failure.columns} columns, more than the ${MOST_COLUMNS} that can be read; keep those that the study names.`,
        { line: 1, count: failure.columns },
      )
  }
}
