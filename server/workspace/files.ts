import type { parse } from '../../grammar/parser.ts'
import type { UseDeclaration } from '../../grammar/syntax.ts'
import { type Diagnosed, diagnose } from '../checks/diagnose.ts'
import { type Host, isFileFailure } from '../host/host.ts'
import { library as bundled, libraryText } from '../library/library.ts'
import type { ResolveUse } from '../model/bind.ts'

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
  /** @returns the text of an instrument of the library, in place of the bundled ones */
  readonly library?: (name: string) => string | undefined
}

export interface ReadStudy extends Diagnosed {
  /** Texts of all files read, by name. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads a study and everything it uses, binds and checks it. What a `use` names and is not there is a diagnostic. */
export async function readStudy(input: StudyFiles, readText: typeof parse): Promise<ReadStudy> {
  const texts = new Map([[input.file, input.text]])
  const absent = new Set<string>()
  const resolveUse = useResolver(input, (name) => absent.has(name))
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

/**
 * Which file a `use` stands for: the path of a file, or `library:NAME`.
 * @param isAbsent whether a file is known not to be there
 */
export function useResolver(
  { file, baseDir, host, library = libraryText }: Pick<StudyFiles, 'file' | 'baseDir' | 'host' | 'library'>,
  isAbsent: (path: string) => boolean,
): ResolveUse {
  // However the study is called, its file lies in the folder that it is read from.
  const root = host.resolve(baseDir, file.split(/[\\/]/).at(-1) ?? file)
  const resolve = (from: string, use: UseDeclaration): string | undefined => {
    if (use.library !== undefined) {
      const name = `library:${use.library.text}`
      return library(use.library.text) === undefined ? undefined : name
    }
    if (use.path === undefined) return undefined
    const folder = from === file ? baseDir : host.folder(from)
    const path = host.resolve(folder, use.path.text)
    if (isAbsent(path)) return undefined
    return path === root ? file : path
  }
  return Object.assign(resolve, { library: bundled.map(({ name }) => name) })
}

/** @returns the text of a file that is used, undefined when there is none to be read */
export async function textOf(
  name: string,
  { host, roots, texts, library = libraryText }: Pick<StudyFiles, 'host' | 'roots' | 'texts' | 'library'>,
): Promise<string | undefined> {
  if (name.startsWith('library:')) return library(name.slice('library:'.length))
  const open = texts?.get(name)
  if (open !== undefined) return open
  const bytes = await host.readBytes(name, { roots }, LARGEST)
  return isFileFailure(bytes) ? undefined : new TextDecoder().decode(bytes)
}
