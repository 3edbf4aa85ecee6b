import type { Claim, Node, Reported } from '../../../grammar/syntax.ts'
import { claimNotes } from '../../render/layout/claims.ts'
import { reportedText } from '../../results/claims/written.ts'
import type { ClaimResult } from '../../results/types.ts'
import { noteLines, paragraphs, quote } from '../markdown.ts'
import type { Found } from '../results.ts'
import type { Said } from './heading.ts'

const isClaim = (node: Node): node is Claim => node.kind === 'claim'
const isReported = (node: Node): node is Reported => node.kind === 'reported'

interface Claiming extends Node {
  readonly name?: { readonly text: string }
  readonly clauses?: readonly Node[]
  readonly reported?: readonly Reported[]
}

/** What a reported figure is when it is computed again; undefined where no claim stands, or it is newer than the results. */
export function claimText(path: readonly Node[], found: Found | undefined): string | undefined {
  const claim = path.find(isClaim)
  const owner: Claiming | undefined = path.filter(({ kind }) => OWNERS.includes(kind)).at(-1)
  if (found === undefined || claim === undefined || owner?.name === undefined) return undefined
  const claims = (owner.reported ?? owner.clauses?.filter(isReported) ?? []).flatMap((one) => one.claims)
  const instrument: Claiming | undefined = path.find(({ kind }) => kind === 'instrument')
  const result = claimsOf(owner, owner.name.text, instrument?.name?.text, found)[claims.indexOf(claim)]
  if (result === undefined || result.reported !== reportedText(claim)) return undefined
  return noteLines(claimNotes([result], found.format))[0]
}

/** What stands at the figure of a claim: which figure it is, and whether it holds. */
export function figureText(path: readonly Node[], offset: number, found: Found | undefined): Said | undefined {
  const claim = path.find(isClaim)
  if (claim?.value === undefined) return undefined
  const span = { start: claim.value.span.start, end: claim.interval?.span.end ?? claim.value.span.end }
  if (offset < span.start || offset > span.end) return undefined
  const name = [claim.name.text, ...claim.of.map(({ path: of }) => of.map(({ text }) => text).join('.'))].join(' ')
  return { span, text: paragraphs(`**${quote(name)}** · a figure that was reported`, claimText(path, found)) }
}

const OWNERS: readonly string[] = ['comparison', 'counts', 'table', 'score']

function claimsOf({ kind }: Node, name: string, instrument: string | undefined, found: Found): readonly ClaimResult[] {
  switch (kind) {
    case 'comparison':
      return found.comparison(name)?.claims ?? []
    case 'counts':
      return found.counts(name)?.claims ?? []
    case 'table':
      return found.table(name)?.claims ?? []
    default:
      return found.score(instrument ?? '', name)?.claims ?? []
  }
}
