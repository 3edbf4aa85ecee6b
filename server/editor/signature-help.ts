import {
  type SignatureHelp,
  type SignatureHelpParams,
  SignatureHelpTriggerKind,
  type SignatureInformation,
} from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { placeAt, type Token } from './completion/place.ts'
import { toOffset } from './positions.ts'
import { FUNCTIONS, type Parameter, SHAPES, type Shape } from './signature/signatures.ts'

/** Characters behind which the help opens by itself. */
export const SIGNATURE_TRIGGERS: readonly string[] = ['(', ',', ' ']

/** The shape of the function or clause that is being written, with the part at the cursor. */
export function signatureHelp(snapshot: Snapshot, params: SignatureHelpParams): SignatureHelp | undefined {
  const { position, context } = params
  const offset = toOffset(snapshot, position)
  const place = placeAt(snapshot.text, snapshot.tree, offset)
  if (place.comment) return undefined
  const call = openCall(place.clause)
  if (call !== undefined) return ofFunction(call)
  const [head, ...rest] = headOf(place.clause)
  const shape = SHAPES.find((one) => one.head === head?.text)
  if (shape === undefined || head === undefined || (rest.length === 0 && offset === head.end)) return undefined
  // Unasked it opens behind the first word of a clause only, and stays while the clause is written.
  const isUnasked = context?.triggerKind === SignatureHelpTriggerKind.TriggerCharacter && !context.isRetrigger
  if (isUnasked && rest.length > 0) return undefined
  return ofClause(shape, rest, place.prefix !== '' || place.quoted !== 'no')
}

/** Without what qualifies a declaration. */
const headOf = (clause: readonly Token[]): readonly Token[] =>
  clause[0]?.text === 'needs' && clause.length > 1 ? clause.slice(1) : clause

/** The function whose parentheses are open at the end. */
function openCall(tokens: readonly Token[]): string | undefined {
  for (let at = tokens.length - 1, open = 0; at >= 0; at--) {
    if (tokens[at]!.text === ')') open++
    if (tokens[at]!.text !== '(') continue
    const before = tokens[at - 1]
    if (open-- === 0) {
      if (before?.kind === 'name' && Object.hasOwn(FUNCTIONS, before.text)) return before.text
      open = 0
    }
  }
  return undefined
}

function ofFunction(name: string): SignatureHelp | undefined {
  const row = FUNCTIONS[name]
  if (row === undefined) return undefined
  const label = `${name}(${row.parameters.join(', ')})`
  const parameters = row.parameters.map((one) => ({ label: one }))
  return { signatures: [{ label, documentation: row.says, parameters }], activeSignature: 0, activeParameter: 0 }
}

function ofClause(shape: Shape, tokens: readonly Token[], isWriting: boolean): SignatureHelp {
  const signature = information(shape)
  return { signatures: [signature], activeSignature: 0, activeParameter: active(shape.parameters, tokens, isWriting) }
}

function information({ head, says, parameters }: Shape): SignatureInformation {
  let label = head
  const places = parameters.map((parameter) => {
    label += ' '
    const text = parameter.optional === true ? `[${parameter.label}]` : parameter.label
    const start = label.length
    label += text
    return { label: [start, label.length] as [number, number], documentation: parameter.says }
  })
  return { label, documentation: says, parameters: places }
}

/** The part that the cursor is in: the last one that has started, or the next one behind a finished one. */
function active(parameters: readonly Parameter[], tokens: readonly Token[], isWriting: boolean): number {
  let at = -1
  let open = 0
  for (const token of tokens) {
    if (token.text === '(') open++
    if (token.text === ')') open--
    if (open > 0) continue
    const next = parameters.findIndex(
      (parameter, index) => index > at && startsWith(parameter, token, index === at + 1),
    )
    // Inside a long part only a word of the language starts the next one.
    const isWord = next >= 0 && 'word' in parameters[next]!.starts
    if (next >= 0 && (isWord || at < 0 || parameters[at]!.long !== true)) at = next
  }
  if (at < 0) return 0
  const current = parameters[at]!
  if (current.long === true || at === parameters.length - 1) return at
  return isWriting && 'kind' in current.starts && tokens.length === 0 ? at : at + 1
}

function startsWith({ starts }: Parameter, { text, kind }: Token, isNext: boolean): boolean {
  return 'word' in starts
    ? starts.word === text
    : isNext
      ? starts.kind === kind
      : starts.kind === kind && kind !== 'name'
}
