import type { Declaration, Name, SyntaxTree } from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { bindComparisonDeclaration, bindFamily } from './comparisons.ts'
import { type Context, type Draft, newContext, settle } from './context.ts'
import { bindData } from './data.ts'
import { declareFile } from './declarations.ts'
import { type Collected, collectFiles, type ResolveUse } from './files.ts'
import type { Later } from './instruments.ts'
import { reportTwice } from './lookups.ts'
import { bindNeeds } from './needs.ts'
import { checkOccasions } from './occasions.ts'
import type { ModelProblem } from './problems.ts'
import type { FileScope, Named } from './scope.ts'
import { bindSettings, defaultSettings } from './settings.ts'
import type { Comparison, Dataset, Family, Figure, Origin, Study, Table } from './study.ts'
import { bindFigure, bindTable } from './tables.ts'

export type { ResolveUse } from './files.ts'
export { MODEL_CODES, type ModelCode, type ModelProblem } from './problems.ts'

export interface Bound {
  readonly study: Study
  readonly problems: readonly ModelProblem[]
  /**
   * Files that are used but were not given. The caller reads and parses them and binds again; until then the model stays
   * silent about names that they may declare.
   */
  readonly needs: readonly string[]
}

/**
 * From syntax trees to what they mean. Pure: the same trees give the same study. Nothing is thrown for a mistake in the
 * text; what could not be understood has the type `unknown` and one problem that says why.
 * @param root name of the file that is asked for, a key of `files`
 * @param files the trees that are known, by name
 * @param resolveUse which name a `use` stands for
 */
export function bind(root: string, files: ReadonlyMap<string, SyntaxTree>, resolveUse: ResolveUse): Bound {
  const context = newContext()
  const collected = collectFiles(context, root, files, resolveUse)
  const scope = collected.scopes.at(-1)
  if (scope === undefined || scope.file !== root) {
    return { study: emptyStudy(root), problems: context.problems, needs: collected.needs }
  }
  const later: Later[] = []
  for (const one of collected.scopes) declareFile(context, one, collected.used.get(one) ?? [], later)
  const site = siteIn(scope, collected)
  for (const inside of scope.instruments.values()) bindNeeds(context, scope, inside, site)
  for (const symbol of [...context.pending.keys()]) settle(context, symbol)
  for (const bindRest of later) bindRest()
  const study = bindStudy(context, scope)
  return { study, problems: context.problems, needs: collected.needs }
}

/** Where the root file uses another one, directly or through others; undefined for the root itself. */
function siteIn(root: FileScope, { used }: Collected): (file: string) => Span | undefined {
  const sites = new Map<string, Span>()
  const visit = (scope: FileScope, span: Span): void => {
    if (sites.has(scope.file)) return
    sites.set(scope.file, span)
    for (const { scope: other } of used.get(scope) ?? []) visit(other, span)
  }
  for (const { scope, use } of used.get(root) ?? []) visit(scope, use.span)
  return (file) => (file === root.file ? undefined : sites.get(file))
}

function bindStudy(context: Context, scope: FileScope): Study {
  const { file, tree } = scope
  const study: Draft<Study> = emptyStudy(file)
  const datasets: Dataset[] = []
  const tables: Table[] = []
  const figures: Figure[] = []
  const comparisons = new Map<string, Draft<Comparison>>()
  const families: Family[] = []
  const taken = new Map<string, Origin>()
  let stated: Declaration | undefined

  for (const node of tree.declarations) {
    if (node.kind === 'study') {
      if (stated !== undefined) {
        const first = { file, span: stated.span, nameSpan: stated.span }
        reportTwice(context, file, { kind: 'name', span: node.span, text: 'study' }, first)
        continue
      }
      stated = node
      study.title = node.label?.text ?? ''
      study.settings = bindSettings(context, file, node)
      continue
    }
    const { name } = node
    if (name === undefined || !isFree(context, file, node, name, taken)) continue
    switch (node.kind) {
      case 'data':
        datasets.push(bindData(context, scope, { ...node, name }))
        break
      case 'table':
        tables.push(bindTable(context, scope, { ...node, name }))
        break
      case 'figure':
        figures.push(bindFigure(context, scope, { ...node, name }))
        break
      case 'comparison':
        comparisons.set(name.text, bindComparisonDeclaration(context, scope, { ...node, name }))
        break
    }
  }
  for (const node of tree.declarations) {
    if (node.kind === 'family' && node.name !== undefined) {
      families.push(bindFamily(context, scope, { ...node, name: node.name }, comparisons))
    }
  }
  study.scales = scope.scales
  study.instruments = named(scope, 'instrument')
  study.variables = named(scope, 'variable')
  study.occasions = named(scope, 'occasions')
  study.counts = named(scope, 'counts')
  study.datasets = datasets
  study.tables = tables
  study.figures = figures
  study.comparisons = [...comparisons.values()]
  study.families = families
  study.uses = context.uses
  checkOccasions(context, study)
  return study
}

/** Tables, figures and comparisons share their names: `run --only NAME` picks one. Data and families have their own. */
function isFree(context: Context, file: string, node: Declaration, name: Name, taken: Map<string, Origin>): boolean {
  const space = SPACES[node.kind]
  if (space === undefined) return true
  const key = `${space} ${name.text}`
  const first = taken.get(key)
  if (first !== undefined) reportTwice(context, file, name, first)
  else taken.set(key, { file, span: node.span, nameSpan: name.span })
  return first === undefined
}

const SPACES: Readonly<Partial<Record<Declaration['kind'], string>>> = {
  data: 'data',
  table: 'result',
  figure: 'result',
  comparison: 'result',
  family: 'family',
}

type OfKind<K extends Named['kind']> = Extract<Named, { kind: K }>

function named<K extends Named['kind']>(scope: FileScope, kind: K): Map<string, OfKind<K>> {
  const found = new Map<string, OfKind<K>>()
  const is = (symbol: Named): symbol is OfKind<K> => symbol.kind === kind
  for (const [name, symbol] of scope.named) if (is(symbol)) found.set(name, symbol)
  return found
}

function emptyStudy(file: string): Study {
  return {
    file,
    title: '',
    settings: defaultSettings(),
    scales: new Map(),
    instruments: new Map(),
    variables: new Map(),
    datasets: [],
    occasions: new Map(),
    counts: new Map(),
    tables: [],
    figures: [],
    comparisons: [],
    families: [],
    uses: [],
  }
}
