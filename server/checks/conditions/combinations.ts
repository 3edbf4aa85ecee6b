import type { Expression } from '../../model/study.ts'
import { basesOf, type Choice, constant, derived, keyOf, type Leaf, numberChoices } from './leaves.ts'
import { type Truth, truth, type Values } from './truth.ts'

/** How many combinations are gone through; conditions on more are left alone. */
const LIMIT = 50_000

/**
 * Goes through every combination of what conditions look at: all categories, yes and no, and for numbers every threshold
 * and every stretch between two.
 */
export class Combinations {
  readonly leaves: readonly Leaf[]
  /** False: the conditions cannot be judged (an error in one, parts that depend on each other, too many combinations). */
  readonly decided: boolean
  /** True: no combination that can occur is left out. Where it is not `decided`, some may be gone through that cannot. */
  readonly complete: boolean

  constructor(conditions: readonly Expression[]) {
    const found = new Map<string, Found>()
    const understood = conditions.map((condition) => collect(condition, found)).every((fine) => fine)
    this.leaves = [...found.values()].map(leafOf)
    const bases = this.leaves.flatMap((leaf) => [...new Set(leaf.bases)])
    const independent = new Set(bases).size === bases.length
    const count = this.leaves.reduce((product, leaf) => product * leaf.choices.length, 1)
    this.complete = understood && count <= LIMIT
    this.decided = this.complete && independent
  }

  /**
   * @param holds asked of one combination at a time
   * @returns what the combinations that meet it have in common, shortest description first: "`sex` = male", at most
   *   `most` of them. Empty: there is none.
   */
  describe(holds: (truth: (condition: Expression) => Truth) => boolean, most = 3): string[] {
    const test = (values: Values): boolean => holds((condition) => truth(condition, values))
    const told: Choice[][] = []
    for (const combination of this.#all(this.leaves)) {
      if (told.some((part) => part.every((choice) => combination.includes(choice)))) continue
      if (!test(this.#values(combination))) continue
      told.push(this.#generalise(combination, test))
      if (told.length === most) break
    }
    return told.map((part) => part.map((choice) => choice.says).join(', '))
  }

  *#all(leaves: readonly Leaf[]): Generator<readonly Choice[]> {
    const [first, ...rest] = leaves
    if (!first) yield []
    else for (const choice of first.choices) for (const tail of this.#all(rest)) yield [choice, ...tail]
  }

  #values(combination: readonly Choice[]): Values {
    return new Map(this.leaves.map((leaf, index) => [leaf.key, combination[index]?.value]))
  }

  /** Leaves out what makes no difference: if it holds for both sexes, sex is not mentioned. */
  #generalise(combination: readonly Choice[], test: (values: Values) => boolean): Choice[] {
    const fixed = new Set(this.leaves.keys())
    for (const index of this.leaves.keys()) {
      fixed.delete(index)
      const narrowed = this.leaves.map((leaf, at) => (fixed.has(at) ? { ...leaf, choices: [combination[at]!] } : leaf))
      for (const other of this.#all(narrowed))
        if (!test(this.#values(other))) {
          fixed.add(index)
          break
        }
    }
    return combination.filter((_, index) => fixed.has(index))
  }
}

// ── What conditions look at ──────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  readonly expression: Expression
  readonly key: string
  readonly thresholds: number[]
  missing: boolean
}

function note(expression: Expression, found: Map<string, Found>, thresholds: readonly number[] = []): true {
  const key = keyOf(expression)
  const known = found.get(key) ?? { expression: derived(expression), key, thresholds: [], missing: false }
  known.thresholds.push(...thresholds)
  found.set(key, known)
  return true
}

/** @returns false when a part cannot be understood */
function collect(expression: Expression, found: Map<string, Found>): boolean {
  const e = derived(expression)
  switch (e.kind) {
    case 'logic':
      return collect(e.left, found) && collect(e.right, found)
    case 'not':
      return collect(e.operand, found)
    case 'if':
      return collect(e.condition, found) && collect(e.then, found) && collect(e.else, found)
    case 'missing': {
      const operand = derived(e.operand)
      if (operand.kind !== 'variable' && operand.kind !== 'item' && operand.kind !== 'score') return false
      note(operand, found)
      found.get(keyOf(operand))!.missing = true
      return true
    }
    case 'comparison': {
      if (e.left.type.kind === 'unknown' || e.right.type.kind === 'unknown') return false
      if (!isNumber(e.left) && !isNumber(e.right)) return collect(e.left, found) && collect(e.right, found)
      const left = constant(e.left)
      const right = constant(e.right)
      if (left !== undefined && right !== undefined) return true
      if (right !== undefined) return note(e.left, found, [right])
      if (left !== undefined) return note(e.right, found, [left])
      return false
    }
    case 'in-range':
      return note(e.operand, found, [e.low, e.high])
    case 'in-list': {
      if (!isNumber(e.operand)) return collect(e.operand, found)
      const values = e.values.map(constant)
      return values.every((value) => value !== undefined) && note(e.operand, found, values)
    }
    case 'variable':
    case 'item':
    case 'score':
    case 'band':
    case 'occasion':
      return (e.type.kind === 'category' || e.type.kind === 'flag') && note(e, found)
    case 'category':
    case 'text':
      return true
    default:
      return false
  }
}

const isNumber = (expression: Expression): boolean => expression.type.kind === 'number'

function leafOf({ expression, key, thresholds, missing }: Found): Leaf {
  const { type } = expression
  const name = key.slice(key.lastIndexOf('.') + 1)
  const choices: Choice[] =
    type.kind === 'category'
      ? type.categories.map((category) => ({ value: category.name, says: `\`${name}\` = ${category.name}` }))
      : type.kind === 'flag'
        ? [
            { value: true, says: `\`${name}\`` },
            { value: false, says: `not \`${name}\`` },
          ]
        : numberChoices(name, thresholds, type.kind === 'number' ? type.attainable : undefined)
  if (missing) choices.push({ value: undefined, says: `\`${name}\` missing` })
  return { key, choices, bases: basesOf(expression) }
}
