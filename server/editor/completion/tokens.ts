import type { Token } from './place.ts'

const OPERATORS = new Set(['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'])
export const COMPARING: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>='])
const BEFORE_OPERAND = new Set(['and', 'or', 'not', 'if', 'then', 'else', '(', ','])

/** Whether the tokens of an expression end where an operator, or what follows the expression, can stand. */
export function isComplete(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (last === undefined || openParentheses(tokens) > 0) return false
  return endsOperand(tokens)
}

/** Whether the last token ends an operand, in parentheses or not. */
export function endsOperand(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (last === undefined) return false
  if (last.text === 'in' || BEFORE_OPERAND.has(last.text) || OPERATORS.has(last.text)) return false
  return last.kind !== 'mark' || last.text === ')'
}

const openParentheses = (tokens: readonly Token[]): number =>
  tokens.reduce((open, { text }) => (text === '(' ? open + 1 : text === ')' ? Math.max(0, open - 1) : open), 0)

/** The names joined by dots right before a token. */
export function pathBefore(tokens: readonly Token[], at: number): string[] {
  const path: string[] = []
  for (let i = at - 1; i >= 0 && tokens[i]!.kind === 'name'; i -= 2) {
    path.unshift(tokens[i]!.text)
    if (tokens[i - 1]?.text !== '.') break
  }
  return path
}

/** For `sex in (female, `: the path before `in`. */
export function openList(tokens: readonly Token[]): string[] | undefined {
  for (let at = tokens.length - 1, open = 0; at >= 0; at--) {
    if (tokens[at]!.text === ')') open++
    if (tokens[at]!.text !== '(') continue
    if (open-- > 0) continue
    return tokens[at - 1]?.text === 'in' ? pathBefore(tokens, at - 1) : undefined
  }
  return undefined
}

/** The function whose parentheses are open. */
export function openCall(tokens: readonly Token[]): string | undefined {
  for (let at = tokens.length - 1, open = 0; at >= 0; at--) {
    if (tokens[at]!.text === ')') open++
    if (tokens[at]!.text === '(' && open-- === 0)
      return tokens[at - 1]?.kind === 'name' ? tokens[at - 1]!.text : undefined
  }
  return undefined
}
