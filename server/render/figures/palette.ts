/** The colours of a figure by what they are for. */
export interface Palette {
  readonly ink: string
  readonly faint: string
  readonly rule: string
  readonly ground: string
  readonly bar: string
  /** What is set off against the bars: medians, intervals. */
  readonly mark: string
  readonly band: string
  /** Around every bar; a colour in high contrast only. */
  readonly outline: string
}

/** Follows the page that the figure stands in; outside of one, dark on light. */
export const live: Palette = {
  ink: 'currentColor',
  faint: 'var(--faint, #59636e)',
  rule: 'var(--rule, #b7bec6)',
  ground: 'var(--ground, #ffffff)',
  bar: 'var(--figure-bar, #6f94bd)',
  mark: 'var(--figure-mark, #9a3412)',
  band: 'var(--figure-band, #8c959f)',
  outline: 'var(--figure-outline, none)',
}

/** Legible on light and on dark: for a picture that cannot know where it is shown. */
export const neutral: Palette = {
  ink: '#808890',
  faint: '#808890',
  rule: '#80889080',
  ground: 'none',
  bar: '#5b8cc0',
  mark: '#d9772b',
  band: '#808890',
  outline: 'none',
}

/** Seven steps from ochre over grey to teal; told apart with every kind of colour vision (Brewer’s BrBG, 2003). */
const DIVERGING = ['#8c510a', '#c58a3a', '#e3cb96', '#d0d3d6', '#a3d2ca', '#4ba398', '#01665e'] as const

/**
 * @param steps how many colours, at least 1
 * @returns colours from the one end to the other, the middle one grey when there is a middle
 */
export function diverging(steps: number): string[] {
  if (steps < 2) return [DIVERGING[3]]
  return Array.from({ length: steps }, (_, i) => {
    const at = evenPlace(i, steps) * (DIVERGING.length - 1)
    const low = Math.min(Math.floor(at), DIVERGING.length - 2)
    return mix(DIVERGING[low]!, DIVERGING[low + 1]!, at - low)
  })
}

/** An even number of steps has no middle and keeps away from the grey. */
function evenPlace(i: number, steps: number): number {
  const t = i / (steps - 1)
  if (steps % 2 === 1) return t
  const half = steps / 2
  return i < half ? (i / half) * (1 / 2) : 1 - ((steps - 1 - i) / half) * (1 / 2)
}

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16))

function mix(a: string, b: string, t: number): string {
  const [from, to] = [channels(a), channels(b)]
  return `#${from
    .map((v, i) =>
      Math.round(v + (to[i]! - v) * t)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** @returns black or white, whichever is easier to read on a colour (relative luminance of WCAG 2) */
export function inkOn(hex: string): string {
  const [r = 0, g = 0, b = 0] = channels(hex).map((v) => {
    const c = v / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff'
}
