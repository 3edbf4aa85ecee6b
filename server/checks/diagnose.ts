import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { parse, type SyntaxError as SyntaxProblem } from '../../grammar/parser.ts'
import type { SyntaxTree, UseDeclaration } from '../../grammar/syntax.ts'
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
  const trees = new Map([...parsed].map(([file, { tree }]) => [file, tree]))
  diagnostics.push(...ofUsedFiles(root, trees, resolveUse, diagnostics))
  const own = (one: Diagnostic): number => (one.file === root ? 0 : 1)
  diagnostics.sort((a, b) => own(a) - own(b) || inTextOrder(a, b))
  return { ...bound, diagnostics }
}

/** What is wrong in a used file stops results of this one, whose author may never look there. */
function ofUsedFiles(
  root: string,
  trees: ReadonlyMap<string, SyntaxTree>,
  resolveUse: ResolveUse,
  found: readonly Diagnostic[],
): Diagnostic[] {
  // A circle is as much a mistake of the one file as of the other, and stops nothing.
  const isTheirs = ({ severity, file, code }: Diagnostic): boolean =>
    severity === 'error' && file !== root && code !== 'circular-use'
  const errors = found.filter(isTheirs)
  if (errors.length === 0) return []
  return usesOf(trees.get(root)).flatMap((use) => {
    const target = resolveUse(root, use)
    if (target === undefined) return []
    const reached = reachedFrom(target, trees, resolveUse)
    const own = errors.filter(({ file }) => reached.has(file))
    if (own.length === 0) return []
    const what = own.length === 1 ? 'an error' : `${own.length} errors`
    const message = `What this brings in has ${what}, and results that depend on ${own.length === 1 ? 'it' : 'them'} are not computed. Mend the file that is used.`
    const related = own.slice(0, 3).map(({ file, span, message: says }) => ({ file, span, message: says }))
    return [diagnostic('used-file-errors', { file: root, span: use.span }, message, { related })]
  })
}

const usesOf = (tree: SyntaxTree | undefined): UseDeclaration[] =>
  (tree?.declarations ?? []).filter((node): node is UseDeclaration => node.kind === 'use')

/** A file, and all that it uses. */
function reachedFrom(file: string, trees: ReadonlyMap<string, SyntaxTree>, resolveUse: ResolveUse): Set<string> {
  const reached = new Set([file])
  for (const one of reached)
    for (const use of usesOf(trees.get(one))) {
      const target = resolveUse(one, use)
      if (target !== undefined) reached.add(target)
    }
  return reached
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
    fixes: fix
      ? [
          {
            title: fix.title,
            edits: fix.edits.map((edit) => ({ file, ...edit })),
            ...(fix.certain === undefined ? {} : { preferred: fix.certain }),
          },
        ]
      : [],
  })
}

/** What the binder says, with the severity of the catalogue. */
export function ofModel({ code, file, span, message, related, fixes }: ModelProblem): Diagnostic {
  return diagnostic(code, { file, span }, message, { related, fixes })
}
