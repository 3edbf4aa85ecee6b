import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { FIX_ALL, fixAll, quickFixes } from './code-actions/fixes.ts'
import { refactors } from './code-actions/refactors.ts'
import { toSpan } from './positions.ts'

/** The kinds of actions that are offered. */
export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL]

/** Ways out of what is underlined, everything that is surely meant at once, and what can be written out here. */
export function codeActions(snapshot: Snapshot, { range, context }: CodeActionParams): CodeAction[] {
  const span = toSpan(snapshot, range)
  const wants = (kind: string): boolean =>
    context.only === undefined ||
    context.only.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '')
  const all = wants(FIX_ALL) && context.only !== undefined ? fixAll(snapshot) : undefined
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(snapshot, span, context.diagnostics) : []),
    ...(wants(CodeActionKind.RefactorRewrite) ? refactors(snapshot, span) : []),
    ...(all === undefined ? [] : [all]),
  ]
}
