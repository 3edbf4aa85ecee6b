import { expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { children, nodeAt, walk } from '../../grammar/walk.ts'

const text = 'instrument I "Label" {\n  subscale s = sum(p1, p2) in 0..8\n}\n'
const { tree } = parse(text)

it('finds the nodes around a place, outermost first', () => {
  const kinds = (offset: number) => nodeAt(tree, offset).map((node) => node.kind)
  expect(kinds(text.indexOf('p2'))).toEqual(['file', 'instrument', 'score', 'call', 'reference', 'name'])
  expect(kinds(text.indexOf('p2') + 2)).toEqual(['file', 'instrument', 'score', 'call', 'reference', 'name'])
  expect(kinds(text.indexOf('0..8'))).toEqual(['file', 'instrument', 'score', 'range', 'number'])
})

it('gives children in the order of the text', () => {
  expect(children(tree.declarations[0]!).map((node) => node.kind)).toEqual(['name', 'text', 'score'])
})

it('walks everything, and leaves out what is below a node on request', () => {
  const seen: string[] = []
  walk(tree, (node) => {
    seen.push(node.kind)
    return node.kind !== 'call'
  })
  expect(seen).toEqual(['file', 'instrument', 'name', 'text', 'score', 'name', 'call', 'range', 'number', 'number'])
})
