import { fromDecimal } from '../model/rational.ts'
import type { Norms } from '../model/study.ts'
import type { Formula } from './request.ts'

const constant = (value: number): Formula => {
  const exact = fromDecimal(value)
  return exact === undefined ? { op: 'real', value } : { op: 'number', value: exact }
}

/** Division by zero is missing: the one way to say that nothing is known. */
const missing: Formula = { op: '/', left: constant(0), right: constant(0) }

/**
 * A score against its norms: z, t (50 + 10z) or the looked-up value. Missing where no set of norms applies, or the raw value
 * is not in the table.
 * @param raw the score
 * @param condition lowers the condition of a set of norms
 */
export function lowerNorm(
  which: 'z' | 't' | 'norm',
  raw: Formula,
  sets: readonly Norms[],
  condition: (norms: Norms) => Formula | undefined,
): Formula {
  let conditional = false
  const chosen = sets.reduceRight<Formula>((otherwise, norms) => {
    const then = which === 'norm' ? lookedUp(raw, norms) : standardised(which, raw, norms)
    const when = condition(norms)
    if (when === undefined) return then
    conditional = true
    return { op: 'if', condition: when, then, else: otherwise }
  }, missing)
  // Who was not asked is not missing, whether it is known or not which norms would apply: 0 × raw says so, and adds nothing.
  return conditional ? { op: '+', left: chosen, right: { op: '*', left: constant(0), right: raw } } : chosen
}

function standardised(which: 'z' | 't', raw: Formula, { mean, sd }: Norms): Formula {
  if (mean === undefined || sd === undefined) return missing
  const z: Formula = { op: '/', left: { op: '-', left: raw, right: constant(mean) }, right: constant(sd) }
  if (which === 'z') return z
  return { op: '+', left: constant(50), right: { op: '*', left: constant(10), right: z } }
}

function lookedUp(raw: Formula, { entries }: Norms): Formula {
  return entries.reduceRight<Formula>((otherwise, entry) => {
    const then = constant(entry.value)
    return { op: 'if', condition: { op: '=', left: raw, right: constant(entry.raw) }, then, else: otherwise }
  }, missing)
}
