import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ellipsis, textWidth, wrapText } from '../../../server/render/figures/text-width.ts'

/** Measured on a canvas of Chromium in Liberation Sans at 100 px, which has the widths of Arial. */
const MEASURED: readonly (readonly [text: string, pixels: number])[] = [
  ['Healthcare professionals', 1100.6],
  ['Tjeskoba i depresivnost (0–21), čćžšđ ČĆŽŠĐ', 2050.8],
  ['p < .001', 364.2],
  ['n = 132 · Median (IQR) 35 (31–40)', 1536.9],
  ['χ² = 4.40', 394.4],
  ['WWWWiiii', 466.4],
  ['−0.11 [−0.29, 0.07]', 832.2],
  ['Überprüfung & Größe', 961.6],
  ['Thoughts that you would be better off dead, or of hurting yourself', 2866.7],
  ['“Quoted” ‘words’ — or…', 1078.1],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1761.3],
  ['abcdefghijklmnopqrstuvwxyz', 1272.8],
  ['!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 1388],
  ['Łódź, Ærø, naïve', 767],
]

test.each(MEASURED)('%s is as wide as the browser makes it, or a little less than an eighth more', (text, pixels) => {
  expect(textWidth(text, 100)).toBeGreaterThanOrEqual(pixels)
  expect(textWidth(text, 100)).toBeLessThan(pixels * 1.12)
})

test('what is cut fits and begins like the whole; what fits is not cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 300 }), (text, width) => {
      const cut = ellipsis(text, width, 11)
      expect(textWidth(cut, 11)).toBeLessThanOrEqual(Math.max(width, 0))
      if (textWidth(text, 11) <= width) expect(cut).toBe(text)
      else if (cut !== '') expect(text.startsWith(cut.slice(0, -1))).toBe(true)
    }),
  )
})

test('wrapped lines fit, keep every word, and are never more than asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 14 }), { maxLength: 14 }),
      fc.integer({ min: 20, max: 300 }),
      fc.integer({ min: 1, max: 4 }),
      (list, width, most) => {
        const text = list.join(' ')
        const lines = wrapText(text, width, 12, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
        if (
          lines.every((line) => !line.includes('…')) &&
          lines.every((l) => l !== '') &&
          lines.length < most &&
          !text.includes('…')
        )
          expect(lines.join(' ')).toBe(
            text
              .split(/\s+/)
              .filter((w) => w !== '')
              .join(' '),
          )
      },
    ),
  )
})
