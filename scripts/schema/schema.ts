import type { Declaration, Member, TypeNode } from './parse.ts'

/** A JSON Schema (2020-12), as far as it is used here. */
export interface Schema {
  readonly [keyword: string]: unknown
}

const PRIMITIVES: Readonly<Record<string, string>> = { string: 'string', number: 'number', boolean: 'boolean' }

/**
 * @param types declarations by name
 * @param root the type that the whole document has
 */
export function schemaOf(types: ReadonlyMap<string, Declaration>, root: string, title: string): Schema {
  const needed = new Set<string>()
  const defs: Record<string, Schema> = {}
  const use = (name: string): Schema => {
    if (!types.has(name)) throw new Error(`The schema generator does not know the type ${name}`)
    if (!needed.has(name)) {
      needed.add(name)
      defs[name] = define(types.get(name)!, types, use)
    }
    return { $ref: `#/$defs/${name}` }
  }
  const top = use(root)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...top,
    $defs: Object.fromEntries(Object.entries(defs).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

type Types = ReadonlyMap<string, Declaration>
type Use = (name: string) => Schema

function define(declaration: Declaration, types: Types, use: Use): Schema {
  const says = declaration.says ? { description: declaration.says } : {}
  if (declaration.type.kind !== 'object') return { ...says, ...schema(declaration.type, types, use) }
  const own = shape(declaration.type, types)
  const inherited = declaration.extends.map((base) => shape(base, types))
  return { ...says, ...objectSchema(merge([...inherited, own]), types, use) }
}

interface Shape {
  readonly members: ReadonlyMap<string, Member>
  readonly index?: TypeNode
}

function merge(shapes: readonly Shape[]): Shape {
  const index = shapes.find((s) => s.index)?.index
  return { members: new Map(shapes.flatMap((s) => [...s.members])), ...(index ? { index } : {}) }
}

/** The members of an object type, inherited ones included. */
function shape(type: TypeNode, types: Types): Shape {
  if (type.kind === 'object')
    return { members: new Map(type.members.map((m) => [m.name, m])), ...(type.index ? { index: type.index } : {}) }
  if (type.kind === 'intersection') return merge(type.of.map((part) => shape(part, types)))
  if (type.kind === 'name' && type.name === 'Omit') {
    const [base, keys] = type.of
    const left = new Set((keys?.kind === 'union' ? keys.of : [keys]).map((k) => (k?.kind === 'literal' ? k.value : '')))
    const whole = shape(base!, types)
    return { ...whole, members: new Map([...whole.members].filter(([name]) => !left.has(name))) }
  }
  const declaration = type.kind === 'name' ? types.get(type.name) : undefined
  if (!declaration) throw new Error(`The schema generator needs an object type, not ${JSON.stringify(type)}`)
  return merge([...declaration.extends, declaration.type].map((part) => shape(part, types)))
}

function objectSchema({ members, index }: Shape, types: Types, use: Use): Schema {
  const all = [...members.values()]
  const properties = all.map((m) => [
    m.name,
    { ...(m.says ? { description: m.says } : {}), ...schema(m.type, types, use) },
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: all.filter((m) => !m.optional).map((m) => m.name),
    additionalProperties: index ? schema(index, types, use) : false,
  }
}

function schema(type: TypeNode, types: Types, use: Use): Schema {
  switch (type.kind) {
    case 'literal':
      return type.value === null ? { type: 'null' } : { const: type.value }
    case 'array':
      return { type: 'array', items: schema(type.of, types, use) }
    case 'tuple':
      return {
        type: 'array',
        prefixItems: type.of.map((t) => schema(t, types, use)),
        minItems: type.of.length,
        maxItems: type.of.length,
      }
    case 'object':
    case 'intersection':
      return objectSchema(shape(type, types), types, use)
    case 'union':
      return unionSchema(type.of, types, use)
    case 'name':
      return nameSchema(type, types, use)
  }
}

function unionSchema(of: readonly TypeNode[], types: Types, use: Use): Schema {
  const present = of.filter((t) => !(t.kind === 'name' && t.name === 'undefined'))
  if (present.every((t) => t.kind === 'literal'))
    return { enum: present.map((t) => (t.kind === 'literal' ? t.value : '')) }
  const parts = present.map((t) => schema(t, types, use))
  const simple = parts.every((p) => typeof p['type'] === 'string' && Object.keys(p).length === 1)
  return simple ? { type: parts.map((p) => p['type']) } : { anyOf: parts }
}

function nameSchema(type: Extract<TypeNode, { kind: 'name' }>, types: Types, use: Use): Schema {
  const primitive = PRIMITIVES[type.name]
  if (primitive) return { type: primitive }
  if (type.name === 'Readonly') return schema(type.of[0]!, types, use)
  if (type.name === 'Record') return { type: 'object', additionalProperties: schema(type.of[1]!, types, use) }
  if (type.name === 'Omit') return objectSchema(shape(type, types), types, use)
  return use(type.name)
}
