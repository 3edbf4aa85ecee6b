import type { parse } from '../../grammar/parser.ts'
import type { UseDeclaration } from '../../grammar/syntax.ts'
import { type Diagnosed, diagnose } from '../checks/diagnose.ts'
import { type Host, isFileFailure } from '../host/host.ts'

/** A `.study` file larger than this is none. */
const LARGEST = 16 * 1024 * 1024

export interface StudyFiles {
  /** Name of the study, as results and diagnostics call it. */
  readonly file: string
  readonly text: string
  /** Folder that relative paths start from. */
  readonly baseDir: string
  readonly roots: readonly string[]
  readonly host: Host
  /** Open documents by path, in place of what the disk holds. */
  readonly texts?: ReadonlyMap<string, string>
  /** @returns the text of a bundled instrument */
  readonly library?: (name: string) => string | undefined
}

export interface ReadStudy extends Diagnosed {
  /** Texts of all files read, by name. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads a study and everything it uses, binds and checks it. What a `use` names and is not there is a diagnostic. */
export async function readStudy(input: StudyFiles, readText: typeof parse): Promise<ReadStudy> {
  const { host, baseDir } = input
  const texts = new Map([[input.file, input.text]])
  const absent = new Set<string>()
  // However the study is called, its file lies in the folder that it is read from.
  const root = host.resolve(baseDir, input.file.split(/[\\/]/).at(-1) ?? input.file)
  const resolveUse = (from: string, use: UseDeclaration): string | undefined => {
    if (use.library !== undefined) {
      const name = `library:${use.library.text}`
      return input.library?.(use.library.text) === undefined ? undefined : name
    }
    if (use.path === undefined) return undefined
    const folder = from === input.file ? baseDir : host.folder(from)
    const path = host.resolve(folder, use.path.text)
    if (absent.has(path)) return undefined
    return path === root ? input.file : path
  }
  // Each round reads the files that the last one found to be needed; a file is asked for once.
  for (;;) {
    const diagnosed = diagnose(input.file, texts, resolveUse, readText)
    if (diagnosed.needs.length === 0) return { ...diagnosed, texts }
    for (const name of diagnosed.needs) {
      const text = await textOf(name, input)
      if (text === undefined) absent.add(name)
      else texts.set(name, text)
    }
  }
}

async function textOf(name: string, { host, roots, texts, library }: StudyFiles): Promise<string | undefined> {
  if (name.startsWith('library:')) return library?.(name.slice('library:'.length))
  const open = texts?.get(name)
  if (open !== undefined) return open
  const bytes = await host.readBytes(name, { roots }, LARGEST)
  return isFileFailure(bytes) ? undefined : new TextDecoder().decode(bytes)
}
