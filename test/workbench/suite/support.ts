import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { StudySpec } from '../../../client/extension.ts'
import type { Known } from '../../../client/results.ts'

export const ID = 'studyspec.studyspec'

/** @returns a file of the folder that the tests work in: a copy of `samples/` */
export function file(...path: readonly string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  assert.ok(folder, 'the tests run in a folder')
  return vscode.Uri.joinPath(folder.uri, ...path)
}

export const star = (): vscode.Uri => file('star', 'star.study')

export async function extension(): Promise<StudySpec> {
  const found = vscode.extensions.getExtension<StudySpec>(ID)
  assert.ok(found, 'the extension is installed')
  return found.activate()
}

/** @returns what `look` finds, as soon as it finds something @throws the last error, or one with `what`, after the time */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  time = 20_000,
): Promise<T> {
  for (const end = Date.now() + time; ; ) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited ${time} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export const read = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))

export const write = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false })
}

/** @returns the results of the text as it is now */
export async function computed(document: vscode.TextDocument): Promise<Required<Omit<Known, 'message'>>> {
  const { results } = await extension()
  return eventually(`results of ${document.uri.path}`, () => {
    const known = results.of(document.uri)
    if (known?.state !== 'fresh' || known.version < document.version || known.results === undefined) return undefined
    return { ...known, results: known.results }
  })
}

/** @returns where a text stands for the first time */
export function rangeOf(document: vscode.TextDocument, text: string, part = text): vscode.Range {
  const at = document.getText().indexOf(text)
  assert.ok(at >= 0, `${text} stands in the document`)
  const start = at + text.indexOf(part)
  return new vscode.Range(document.positionAt(start), document.positionAt(start + part.length))
}

export async function replace(editor: vscode.TextEditor, range: vscode.Range, text: string): Promise<void> {
  const done = await editor.edit((edit) => edit.replace(range, text))
  assert.ok(done, 'the edit was made')
}

/** Sets a document back to a text, so that tests do not see each other's edits. */
export async function restore(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor
  if (document.getText() === text) return
  await replace(editor, new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), text)
}

export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code)

/** @returns the hints behind the lines of a document, as text by line */
export async function hints(document: vscode.TextDocument): Promise<ReadonlyMap<number, string>> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0)
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  )
  const text = ({ label }: vscode.InlayHint): string =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join('')
  return new Map(found.map((hint) => [hint.position.line, text(hint)]))
}

/** @returns the first hint at or below the line in which a text stands for the first time */
export async function hintBehind(document: vscode.TextDocument, text: string): Promise<string | undefined> {
  const from = rangeOf(document, text).start.line
  return [...(await hints(document))].sort(([a], [b]) => a - b).find(([line]) => line >= from)?.[1]
}

/** Accepts the first offer of every list that a command shows, until the command is done. */
export async function accepting<T>(command: Thenable<T>): Promise<T> {
  const accept = setInterval(() => {
    void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
  }, 200)
  try {
    return await command
  } finally {
    clearInterval(accept)
  }
}
