/** Checks a value against the part of JSON Schema (2020-12) that docs/results.schema.json uses. */
type Schema = Readonly<Record<string, unknown>>

/** @returns what does not fit, each with its place; empty when all fits */
export function mismatches(value: unknown, schema: Schema, root: Schema = schema, at = '$'): string[] {
  const ref = schema['$ref']
  if (typeof ref === 'string') return mismatches(value, resolve(ref, root), root, at)
  const found: string[] = []
  const any = schema['anyOf']
  if (isList(any) && !any.some((s) => mismatches(value, s, root, at).length === 0))
    found.push(`${at}: fits none of anyOf`)
  if ('const' in schema && schema['const'] !== value) found.push(`${at}: is not ${schema['const']}`)
  const values = schema['enum']
  if (Array.isArray(values) && !values.includes(value)) found.push(`${at}: is none of ${values.join(', ')}`)
  const type = schema['type']
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : undefined
  if (types && !types.includes(typeOf(value)))
    return [...found, `${at}: is ${typeOf(value)}, not ${types.join(' or ')}`]
  if (Array.isArray(value)) found.push(...listMismatches(value, schema, root, at))
  else if (isObject(value)) found.push(...objectMismatches(value, schema, root, at))
  return found
}

function listMismatches(value: readonly unknown[], schema: Schema, root: Schema, at: string): string[] {
  const items = schema['items']
  const prefix = schema['prefixItems']
  const found: string[] = []
  if (typeof schema['minItems'] === 'number' && value.length < schema['minItems']) found.push(`${at}: too short`)
  if (typeof schema['maxItems'] === 'number' && value.length > schema['maxItems']) found.push(`${at}: too long`)
  if (isObject(items)) found.push(...value.flatMap((v, i) => mismatches(v, items, root, `${at}[${i}]`)))
  if (isList(prefix)) found.push(...prefix.flatMap((s, i) => mismatches(value[i], s, root, `${at}[${i}]`)))
  return found
}

function objectMismatches(value: Schema, schema: Schema, root: Schema, at: string): string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const more = schema['additionalProperties']
  const missing = required.filter((key) => !(String(key) in value)).map((key) => `${at}: has no ${key}`)
  const wrong = Object.entries(value).flatMap(([key, v]) => {
    const own = properties[key]
    if (isObject(own)) return mismatches(v, own, root, `${at}.${key}`)
    if (isObject(more)) return mismatches(v, more, root, `${at}.${key}`)
    return more === false ? [`${at}: has ${key}, which the schema does not know`] : []
  })
  return [...missing, ...wrong]
}

function resolve(ref: string, root: Schema): Schema {
  let found: unknown = root
  for (const part of ref.replace('#/', '').split('/')) found = isObject(found) ? found[part] : undefined
  if (!isObject(found)) throw new Error(`The schema has no ${ref}`)
  return found
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): value is readonly Schema[] => Array.isArray(value) && value.every(isObject)

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
