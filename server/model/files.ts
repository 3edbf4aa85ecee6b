import type { SyntaxTree, UseDeclaration } from '../../grammar/syntax.ts'
import { type Context, report } from './context.ts'
import { nearest } from './nearest.ts'
import { replaceFix } from './problems.ts'
import { type FileScope, newFileScope } from './scope.ts'

/** Says which file a `use` means, by the name under which the caller knows it; undefined when there is none. */
export interface ResolveUse {
  (fromFile: string, use: UseDeclaration): string | undefined
  /** Names of instruments of the library, for what a `use` of one that is not there was meant to be. */
  readonly library?: readonly string[]
}

export interface Collected {
  /** Every file reached, used ones before those that use them. */
  readonly scopes: readonly FileScope[]
  /** What each file uses directly, in the order written. */
  readonly used: ReadonlyMap<FileScope, readonly { readonly scope: FileScope; readonly use: UseDeclaration }[]>
  /** Files that are used and were not given. */
  readonly needs: readonly string[]
}

/** Follows `use` from the root; a file that comes back to itself is an error and is not followed again. */
export function collectFiles(
  context: Context,
  root: string,
  files: ReadonlyMap<string, SyntaxTree>,
  resolveUse: ResolveUse,
): Collected {
  const scopes: FileScope[] = []
  const used = new Map<FileScope, { scope: FileScope; use: UseDeclaration }[]>()
  const needs = new Set<string>()
  const visited = new Map<string, FileScope>()
  const path: string[] = []

  const visit = (file: string): FileScope | undefined => {
    const known = visited.get(file)
    if (known !== undefined) return known
    const tree = files.get(file)
    if (tree === undefined) {
      needs.add(file)
      return undefined
    }
    const scope = newFileScope(file, tree)
    visited.set(file, scope)
    path.push(file)
    const direct: { scope: FileScope; use: UseDeclaration }[] = []
    for (const use of tree.declarations) {
      if (use.kind !== 'use' || (use.path === undefined && use.library === undefined)) continue
      const target = resolveUse(file, use)
      if (target === undefined) {
        const written = use.path?.text ?? use.library?.text ?? ''
        const what =
          use.path === undefined ? `no instrument \`${written}\` in the library` : `no file \`${written}\` here`
        const meant = use.path === undefined ? nearest(written, resolveUse.library ?? []) : undefined
        const { span } = use.path ?? use.library ?? use
        report(context, 'use-not-found', file, span, `There is ${what}.${meant ? ` Did you mean \`${meant}\`?` : ''}`, {
          fixes: meant === undefined ? [] : [replaceFix(`Change to ${meant}`, file, span, meant, false)],
        })
        scope.unreadable = true
      } else if (path.includes(target)) {
        const circle = [...path.slice(path.indexOf(target)), target].map(shortName).join(' → ')
        report(context, 'circular-use', file, use.span, `Files use each other in a circle: ${circle}.`)
      } else {
        const other = visit(target)
        if (other === undefined) scope.unreadable = true
        else direct.push({ scope: other, use })
      }
    }
    path.pop()
    used.set(scope, direct)
    scopes.push(scope)
    return scope
  }
  visit(root)
  return { scopes, used, needs: [...needs] }
}

/** The name of a file without its folder. */
const shortName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file
