import { type ColumnRef, type Formula, MISSING } from '../../plan/request.ts'
import { columnKey } from '../columns.ts'
import type { Column, ColumnStore } from '../store.ts'
import { type AggregateState, aggregateValue, emptyState, foldState, stateKey } from './aggregate.ts'
import { ColumnNode, ConstantNode, MapNode, type Node, PairNode, type ValueNode } from './nodes.ts'
import { PackedNode, type PackedOperand } from './packed.ts'
import { applyFormula, evaluate, operandsOf } from './semantics.ts'
import { type Value, valueKey } from './value.ts'

type Aggregate = Extract<Formula, { op: 'aggregate' }>
type Asked = Extract<Formula, { op: 'asked' }>

/** @returns what tells formulas apart; unlike plain JSON it keeps infinite ends */
export function formulaKey(formula: Formula): string {
  return JSON.stringify(formula, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
}

/** Combinations of the values of several nodes; `parts(id)` gives the number of the value of each. */
export interface TupleNode extends Node {
  parts(id: number): readonly number[]
}

/**
 * Turns formulas into nodes over the columns of a store. Equal formulas share a node, also across requests: a subscale that
 * stands in a table, a total and two comparisons is added up once.
 */
export class Compiler {
  /** Operands come before what uses them. */
  readonly nodes: Node[] = []
  readonly #store: ColumnStore
  readonly #known = new Map<string, ValueNode>()
  readonly #tuples = new Map<string, TupleNode>()

  constructor(store: ColumnStore) {
    this.#store = store
  }

  /** @returns the node of a formula */
  node(formula: Formula): ValueNode {
    const key = formulaKey(formula)
    let node = this.#known.get(key)
    if (node === undefined) {
      node = this.#compile(formula)
      this.#known.set(key, node)
    }
    return node
  }

  /** @returns the node of the combinations of some formulas' values; of none: one empty combination */
  tuple(formulas: readonly Formula[]): TupleNode {
    const key = formulas.map(formulaKey).join('\n')
    let tuple = this.#tuples.get(key)
    if (tuple === undefined) {
      tuple = this.#tuple(formulas)
      this.#tuples.set(key, tuple)
    }
    return tuple
  }

  #tuple(formulas: readonly Formula[]): TupleNode {
    const last = formulas.at(-1)
    if (last === undefined) return withParts(this.#add(new ConstantNode(MISSING)), () => [])
    const right = this.node(last)
    if (formulas.length === 1) return withParts(right, (id) => [id])
    const left = this.tuple(formulas.slice(0, -1))
    const pairs = this.#add(
      new PairNode<readonly number[]>(
        left,
        right,
        (a, b) => [a, b],
        ([a, b]) => a! * 2 ** 26 + b!,
      ),
    )
    return withParts(pairs, (id) => {
      const [a, b] = pairs.values[id]!
      return [...left.parts(a!), b!]
    })
  }

  #compile(formula: Formula): ValueNode {
    const refs = columnsOf(formula)
    if (refs.size === 0) return this.#add(new ConstantNode(evaluate(formula, () => MISSING)))
    if (refs.size === 1) {
      const column = this.#column([...refs.values()][0]!)
      if (column === undefined) return this.#add(new ConstantNode(evaluate(formula, () => MISSING)))
      return this.#add(new ColumnNode(column, (value) => evaluate(formula, () => value)))
    }
    if (formula.op === 'aggregate') return this.#aggregate(formula)
    if (formula.op === 'column') throw new Error('a column depends on itself alone')
    return this.#general(formula)
  }

  #general(formula: Exclude<Formula, { op: 'column' }>): ValueNode {
    const operands = operandsOf(formula)
    if (operands.length === 1) {
      const of = this.node(operands[0]!)
      return this.#add(new MapNode<Value>(of, (id) => applyFormula(formula, [of.values[id]!]), valueKey))
    }
    if (operands.length === 2) {
      const left = this.node(operands[0]!)
      const right = this.node(operands[1]!)
      const meaning = (a: number, b: number): Value => applyFormula(formula, [left.values[a]!, right.values[b]!])
      return this.#add(new PairNode<Value>(left, right, meaning, valueKey))
    }
    const nodes = operands.map((operand) => this.node(operand))
    const tuple = this.tuple(operands)
    const meaning = (id: number): Value =>
      applyFormula(
        formula,
        tuple.parts(id).map((part, index) => nodes[index]!.values[part]!),
      )
    return this.#add(new MapNode<Value>(tuple, meaning, valueKey))
  }

  #aggregate(formula: Aggregate): ValueNode {
    const common = commonCondition(formula.of)
    if (common !== undefined) {
      // Who is asked none of the operands is not asked for the aggregate: the condition moves outside.
      const inner: Formula = { ...formula, of: common.operands }
      return this.node({ op: 'asked', condition: common.condition, operand: inner })
    }
    return this.#packed(formula) ?? this.#folded(formula)
  }

  #packed(formula: Aggregate): ValueNode | undefined {
    const operands: PackedOperand[] = []
    for (const operand of formula.of) {
      const refs = [...columnsOf(operand).values()]
      if (refs.length !== 1) return undefined
      const column = this.#column(refs[0]!)
      if (column === undefined) return undefined
      operands.push({ column, meaning: (value) => evaluate(operand, () => value) })
    }
    const packed = PackedNode.of(formula.fn, operands, formula.allow)
    return packed === undefined ? undefined : this.#add(packed)
  }

  /** Operand by operand: the states reached so far, each with every value that comes. */
  #folded(formula: Aggregate): ValueNode {
    let states: Node & { readonly values: readonly AggregateState[] } = this.#states(this.node(formula.of[0]!), formula)
    for (const operand of formula.of.slice(1)) {
      const before = states
      const node = this.node(operand)
      states = this.#add(
        new PairNode<AggregateState>(
          before,
          node,
          (state, value) => foldState(formula.fn, before.values[state]!, node.values[value]!),
          stateKey,
        ),
      )
    }
    const all = states
    return this.#add(
      new MapNode<Value>(all, (id) => aggregateValue(formula.fn, all.values[id]!, formula.allow), valueKey),
    )
  }

  #states(first: ValueNode, formula: Aggregate): MapNode<AggregateState> {
    return this.#add(
      new MapNode<AggregateState>(first, (id) => foldState(formula.fn, emptyState, first.values[id]!), stateKey),
    )
  }

  /** A column that the file does not have is missing in every row; that has been reported. */
  #column(ref: ColumnRef): Column | undefined {
    return this.#store.columns.get(columnKey(ref))
  }

  #add<T extends Node>(node: T): T {
    this.nodes.push(node)
    return node
  }
}

function withParts(node: Node, parts: (id: number) => readonly number[]): TupleNode {
  return {
    ids: node.ids,
    get size() {
      return node.size
    },
    run: () => undefined,
    parts,
  }
}

/** @returns the columns that a formula depends on, by key */
export function columnsOf(formula: Formula, into = new Map<string, ColumnRef>()): Map<string, ColumnRef> {
  if (formula.op === 'column') into.set(columnKey(formula.ref), formula.ref)
  for (const operand of operandsOf(formula)) columnsOf(operand, into)
  return into
}

/** The condition under which all operands are asked, when it is one and a skipped one counts as nothing. */
export function commonCondition(
  operands: readonly Formula[],
): { readonly condition: Formula; readonly operands: readonly Formula[] } | undefined {
  const asked = operands.filter(
    (operand): operand is Asked => operand.op === 'asked' && operand.otherwise === undefined,
  )
  const first = asked[0]
  if (first === undefined || asked.length < operands.length) return undefined
  const key = formulaKey(first.condition)
  if (asked.some((operand) => formulaKey(operand.condition) !== key)) return undefined
  return { condition: first.condition, operands: asked.map((operand) => operand.operand) }
}
