import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ResultDiagnostic } from '../results/types.ts'

/** Nobody writes a larger study; a data file given in its place would otherwise be read whole. */
const MOST_BYTES = 16 * 1024 * 1024

export interface StudySource {
  /** As named in the call; `<stdin>` for standard input. */
  readonly file: string
  /** Absolute; for standard input a name in the current folder. */
  readonly path: string
  readonly folder: string
  readonly text: string
}

/** @param file a path, or `-` for standard input */
export async function readStudy(file: string): Promise<StudySource | ResultDiagnostic> {
  const path = resolve(file === '-' ? 'stdin.study' : file)
  const shown = file === '-' ? '<stdin>' : file
  const bytes = file === '-' ? await standardInput() : await fileBytes(path)
  if ('code' in bytes) return diagnostic(shown, bytes.code, bytes.message)
  const text = decode(bytes)
  if (typeof text !== 'string') return diagnostic(shown, 'file-not-text', text.message, text.line)
  return { file: shown, path, folder: dirname(path), text }
}

export const isSource = (source: StudySource | ResultDiagnostic): source is StudySource => 'text' in source

interface Failure {
  readonly code: string
  readonly message: string
}

async function fileBytes(path: string): Promise<Uint8Array | Failure> {
  try {
    const { size, mode } = await stat(path).then((s) => ({ size: s.size, mode: s.isDirectory() }))
    if (mode) return { code: 'file-is-a-directory', message: 'This is a folder; name a .study file in it.' }
    if (size > MOST_BYTES)
      return {
        code: 'file-unreadable',
        message: `This file has ${megabytes(size)} MB, too large for a study: is it the data?`,
      }
    return await readFile(path)
  } catch (error) {
    return failureOf(error)
  }
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)

function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file-not-found', message: 'There is no such file.' }
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'file-unreadable', message: 'This file may not be read by you: its permissions forbid it.' }
  if (error instanceof Error && code !== '')
    return { code: 'file-unreadable', message: `This file cannot be read (${code}).` }
  throw error
}

async function standardInput(): Promise<Uint8Array | Failure> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin) {
    size += part.length
    if (size > MOST_BYTES) return { code: 'file-unreadable', message: 'Standard input is too large for a study.' }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** UTF-8, or UTF-16 where a byte order mark says so. A byte order mark is no part of the text. */
function decode(bytes: Uint8Array): string | { readonly message: string; readonly line: number } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const zero = text.indexOf('\0')
    if (zero < 0) return text
    return { message: 'This is no text: it holds zero bytes. Is it the data file?', line: lineOf(text, zero) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const valid = firstValid(bytes, encoding)
    return {
      message: 'This file is no UTF-8 text from this line on. Save it as UTF-8 in the editor that wrote it.',
      line: lineOf(valid, valid.length),
    }
  }
}

/** The text before the first byte that does not fit. */
function firstValid(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes)
  const wrong = text.indexOf('\ufffd')
  return wrong < 0 ? text : text.slice(0, wrong)
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/).length

function diagnostic(file: string, code: string, message: string, line = 1): ResultDiagnostic {
  return {
    code,
    severity: 'error',
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 1,
    message,
    related: [],
    fixes: [],
  }
}
