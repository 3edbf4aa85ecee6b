import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { parse, type SyntaxError as SyntaxProblem } from '../../grammar/parser.ts'
import { LineMap } from '../../grammar/text.ts'
import { type Bound, bind, type ModelProblem, type ResolveUse } from '../model/bind.ts'
import { check, inTextOrder } from './check.ts'

export interface Diagnosed extends Bound {
  /** What parser, binder and checks say of all files, in the order of the text, file by file, the asked one first. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads, binds and checks a study: everything that can be said without its data.
 * @param root name of the file that is asked for, a key of `files`
 * @param files texts by name; those it uses and that are not among them are in `needs`
 * @param resolveUse which name a `use` stands for
 * @param readText the parser, or one that remembers what it has read
 */
export function diagnose(
  root: string,
  files: ReadonlyMap<string, string>,
  resolveUse: ResolveUse,
  readText: typeof parse = parse,
): Diagnosed {
  const parsed = new Map([...files].map(([file, text]) => [file, readText(text)]))
  const bound = bind(root, new Map([...parsed].map(([file, { tree }]) => [file, tree])), resolveUse)
  const syntax = [...parsed].flatMap(([file, { errors }]) => errors.map((error) => ofSyntax(file, error)))
  const follows = syntax.length === 0 ? () => false : onUnreadLine(syntax, files)
  const meant = [...bound.problems.map(ofModel), ...check(bound.study)].filter((one) => !follows(one))
  const diagnostics = [...syntax, ...meant]
  const own = (one: Diagnostic): number => (one.file === root ? 0 : 1)
  diagnostics.sort((a, b) => own(a) - own(b) || inTextOrder(a, b))
  return { ...bound, diagnostics }
}

/** A clause stands on its line, so what is said of a line that could not be read follows from the mistake in it. */
function onUnreadLine(syntax: readonly Diagnostic[], files: ReadonlyMap<string, string>): (one: Diagnostic) => boolean {
  const lines = new Map([...files].map(([file, text]) => [file, new LineMap(text)]))
  const lineOf = ({ file, span }: Diagnostic): string => `${lines.get(file)?.position(span.start).line} ${file}`
  const unread = new Set(syntax.map(lineOf))
  return (one) => unread.has(lineOf(one))
}

/** What the parser says, as a diagnostic of its file. */
export function ofSyntax(file: string, { code, span, message, fix, related }: SyntaxProblem): Diagnostic {
  return diagnostic(code, { file, span }, message, {
    related: (related ?? []).map((one) => ({ file, ...one })),
    fixes: fix ? [{ title: fix.title, edits: fix.edits.map((edit) => ({ file, ...edit })) }] : [],
  })
}

/** What the binder says, with the severity of the catalogue. */
export function ofModel({ code, file, span, message, related, fixes }: ModelProblem): Diagnostic {
  return diagnostic(code, { file, span }, message, { related, fixes })
}
