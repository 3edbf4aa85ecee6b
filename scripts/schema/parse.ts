/**
 * Reads the part of TypeScript that result types are written in: interfaces and type aliases of objects, arrays, tuples,
 * literals, unions, intersections, `Readonly<…>`, `Record<string, …>` and `Omit<…>`. Anything else is an error, so that a
 * type that the schema cannot say is noticed when it is written.
 */
export type TypeNode =
  | { readonly kind: 'name'; readonly name: string; readonly of: readonly TypeNode[] }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'array'; readonly of: TypeNode }
  | { readonly kind: 'tuple'; readonly of: readonly TypeNode[] }
  | { readonly kind: 'union' | 'intersection'; readonly of: readonly TypeNode[] }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly index?: TypeNode }

export interface Member {
  readonly name: string
  readonly optional: boolean
  readonly says: string
  readonly type: TypeNode
}

export interface Declaration {
  readonly name: string
  readonly says: string
  readonly extends: readonly TypeNode[]
  readonly type: TypeNode
}

interface Token {
  readonly kind: 'doc' | 'word' | 'string' | 'number' | 'sign'
  readonly text: string
}

const TOKEN =
  /\s+|\/\/[^\n]*|(?<doc>\/\*\*[\s\S]*?\*\/)|\/\*[\s\S]*?\*\/|(?<string>'(?:[^'\\]|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)|(?<sign>=>|\S)/gu

function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].flatMap(({ groups = {} }) => {
    const found = Object.entries(groups).find(([, value]) => value !== undefined)
    return found ? [{ kind: found[0] as Token['kind'], text: found[1]! }] : []
  })
}

/** @returns the exported types of a file, by name */
export function declarations(text: string): Map<string, Declaration> {
  const reader = new Reader(tokens(text))
  const found = new Map<string, Declaration>()
  while (!reader.atEnd) {
    const declaration = reader.declaration()
    if (declaration) found.set(declaration.name, declaration)
  }
  return found
}

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0
  constructor(list: readonly Token[]) {
    this.#tokens = list
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead]
    return token !== undefined && token.kind !== 'string' && token.kind !== 'doc' && token.text === text
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false
    this.#at++
    return true
  }

  #expect(text: string): void {
    if (!this.#take(text)) this.#fail(`“${text}” expected`)
  }

  #fail(what: string): never {
    const near = this.#tokens
      .slice(this.#at, this.#at + 8)
      .map((t) => t.text)
      .join(' ')
    throw new Error(`The schema generator cannot read this type: ${what}, before “${near}”`)
  }

  #word(): string {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'word') this.#fail('a name expected')
    this.#at++
    return token.text
  }

  #doc(): string {
    let says = ''
    while (this.#tokens[this.#at]?.kind === 'doc') says = plainDoc(this.#tokens[this.#at++]!.text)
    return says
  }

  declaration(): Declaration | undefined {
    const says = this.#doc()
    if (this.#take('import')) {
      while (!this.atEnd && this.#tokens[this.#at]!.kind !== 'string') this.#at++
      this.#at++
      return undefined
    }
    this.#expect('export')
    if (this.#take('type')) {
      const name = this.#word()
      this.#expect('=')
      return { name, says, extends: [], type: this.#type() }
    }
    this.#expect('interface')
    const name = this.#word()
    const bases: TypeNode[] = []
    if (this.#take('extends'))
      do bases.push(this.#single())
      while (this.#take(','))
    return { name, says, extends: bases, type: this.#object() }
  }

  #type(): TypeNode {
    this.#take('|')
    const of = [this.#intersection()]
    while (this.#take('|')) of.push(this.#intersection())
    return of.length === 1 ? of[0]! : { kind: 'union', of }
  }

  #intersection(): TypeNode {
    const of = [this.#single()]
    while (this.#take('&')) of.push(this.#single())
    return of.length === 1 ? of[0]! : { kind: 'intersection', of }
  }

  #single(): TypeNode {
    this.#take('readonly')
    let type = this.#primary()
    while (this.#is('[') && this.#is(']', 1)) {
      this.#at += 2
      type = { kind: 'array', of: type }
    }
    return type
  }

  #primary(): TypeNode {
    const token = this.#tokens[this.#at] ?? this.#fail('a type expected')
    if (token.kind === 'string') {
      this.#at++
      return { kind: 'literal', value: token.text.slice(1, -1) }
    }
    if (token.kind === 'number') {
      this.#at++
      return { kind: 'literal', value: Number(token.text) }
    }
    if (this.#take('(')) {
      const type = this.#type()
      this.#expect(')')
      return type
    }
    if (this.#is('{')) return this.#object()
    if (this.#take('[')) return { kind: 'tuple', of: this.#tuple() }
    const name = this.#word()
    if (name === 'null') return { kind: 'literal', value: null }
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' }
    const of: TypeNode[] = []
    if (this.#take('<')) {
      do of.push(this.#type())
      while (this.#take(','))
      this.#expect('>')
    }
    return { kind: 'name', name, of }
  }

  #tuple(): TypeNode[] {
    const of: TypeNode[] = []
    while (!this.#take(']')) {
      if (this.#is(':', 1)) this.#at += 2
      of.push(this.#type())
      this.#take(',')
    }
    return of
  }

  #object(): TypeNode {
    this.#expect('{')
    const members: Member[] = []
    let index: TypeNode | undefined
    for (let says = this.#doc(); !this.#take('}'); says = this.#doc()) {
      this.#take('readonly')
      if (this.#take('[')) {
        while (!this.#take(']')) this.#at++
        this.#expect(':')
        index = this.#type()
        continue
      }
      const name = this.#word()
      const optional = this.#take('?')
      this.#expect(':')
      members.push({ name, optional, says, type: this.#type() })
      this.#take(';')
      this.#take(',')
    }
    return { kind: 'object', members, ...(index ? { index } : {}) }
  }
}

function plainDoc(comment: string): string {
  return comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}
