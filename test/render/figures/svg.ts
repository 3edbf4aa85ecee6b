import { expect } from 'vitest'
import { textWidth } from '../../../server/render/figures/text-width.ts'
import { tagsOf, unescaped } from '../html/markup.ts'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Words extends Box {
  readonly text: string
  readonly hint: string | undefined
}

export interface Shape extends Box {
  readonly fill: string
  readonly hint: string | undefined
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
  readonly texts: readonly Words[]
  readonly rects: readonly Shape[]
}

const hintOf = (inside: string) => {
  const found = /<title>([\s\S]*?)<\/title>/.exec(inside)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

/** Reads a figure back, after seeing that it is well formed and says what it is. */
export function drawing(svg: string): Drawing {
  const [root] = tagsOf(svg)
  const box = root!.attributes.get('viewBox')!.split(' ').map(Number)
  const [, , width = 0, height = 0] = box
  expect(root!.attributes.get('role')).toBe('img')
  expect([root!.attributes.get('width'), root!.attributes.get('height')]).toEqual([String(width), String(height)])
  const [title, desc] = (root!.attributes.get('aria-labelledby') ?? '').split(' ')
  const said = (id: string | undefined) => unescaped(new RegExp(` id="${id}">([\\s\\S]*?)<`).exec(svg)?.[1] ?? '')
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const number = (tag: string, name: string) => {
    const value = Number(attribute(tag, name))
    expect(value, `${name} in ${tag}`).not.toBeNaN()
    return value
  }
  const texts = [...svg.matchAll(/<text ([^>]*)>([\s\S]*?)<\/text>/g)].map(([, tag = '', inside = '']) => {
    const text = unescaped(inside.replace(/<title>[\s\S]*?<\/title>/, ''))
    const size = number(` ${tag}`, 'font-size')
    const wide = textWidth(text, size) * (tag.includes('font-weight') ? 1.09 : 1)
    const [x, y] = [number(` ${tag}`, 'x'), number(` ${tag}`, 'y')]
    const anchor = attribute(` ${tag}`, 'text-anchor') ?? 'start'
    const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
    return { text, hint: hintOf(inside), left, right: left + wide, top: y - size * 0.75, bottom: y + size * 0.22 }
  })
  const rects = [...svg.matchAll(/<rect([^>]*?)(?:\/>|>([\s\S]*?)<\/rect>)/g)].map(([, tag = '', inside = '']) => {
    const [left, top] = [number(tag, 'x'), number(tag, 'y')]
    return {
      left,
      top,
      right: left + number(tag, 'width'),
      bottom: top + number(tag, 'height'),
      fill: attribute(tag, 'fill') ?? '',
      hint: hintOf(inside),
    }
  })
  return { width, height, title: said(title), description: said(desc), texts, rects }
}

const SLACK = 0.6

/** Nothing is cut off at the edges, and no two texts lie on each other. */
export function expectInside({ width, height, texts, rects }: Drawing): void {
  for (const one of [...texts, ...rects]) {
    expect(one.left, JSON.stringify(one)).toBeGreaterThanOrEqual(-SLACK)
    expect(one.top, JSON.stringify(one)).toBeGreaterThanOrEqual(-SLACK)
    expect(one.right, JSON.stringify(one)).toBeLessThanOrEqual(width + SLACK)
    expect(one.bottom, JSON.stringify(one)).toBeLessThanOrEqual(height + SLACK)
  }
}

export function expectApart({ texts }: Drawing): void {
  for (const [i, a] of texts.entries())
    for (const b of texts.slice(i + 1)) {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK
      const across = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5
      expect(over && across, `“${a.text}” lies on “${b.text}”`).toBe(false)
    }
}
