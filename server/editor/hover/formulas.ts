import { type ReferenceKey, references } from '../../render/methods/references.ts'
import { bullets, code, paragraphs, quote } from '../markdown.ts'

/** How a test is computed, in a line or two, and where that was published. */
interface Formula {
  readonly lines: readonly string[]
  /** What the letters stand for. */
  readonly letters: string
  readonly cites: readonly ReferenceKey[]
}

const T_EFFECT = 'g = J (x̄₁ − x̄₂)/s, J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2))'

/** By the names of the register of tests; those that are computed. The pages of the manual say the rest. */
const FORMULAS: Readonly<Record<string, Formula>> = {
  'mann-whitney': {
    lines: [
      'U₁ = R₁ − m(m + 1)/2, U₂ = mn − U₁',
      'z = (U₁ − mn/2 ∓ ½)/√V, V = mn/12 · [(N + 1) − Σ(t³ − t)/(N(N − 1))]',
      'r = 2U₁/(mn) − 1',
    ],
    letters:
      'R₁ the rank sum of the first group, ties at their mean rank; m and n the sizes, N = m + n; t the sizes of the ties; ½ the continuity correction',
    cites: ['mannWhitney1947', 'cureton1956'],
  },
  'welch-t': {
    lines: [
      't = (x̄₁ − x̄₂)/√(s₁²/m + s₂²/n)',
      'df = (s₁²/m + s₂²/n)² / [(s₁²/m)²/(m − 1) + (s₂²/n)²/(n − 1)]',
      T_EFFECT,
    ],
    letters:
      'x̄, s² means and variances of the groups; m and n their sizes; in g s is the pooled standard deviation, ν = m + n − 2',
    cites: ['welch1947', 'satterthwaite1946', 'hedges1981'],
  },
  'student-t': {
    lines: ['t = (x̄₁ − x̄₂)/(s√(1/m + 1/n)), df = m + n − 2', 's² = [(m − 1)s₁² + (n − 1)s₂²]/(m + n − 2)', T_EFFECT],
    letters: 'x̄, s² means and variances of the groups; m and n their sizes; ν = df',
    cites: ['student1908', 'hedges1981'],
  },
  'kruskal-wallis': {
    lines: [
      'H = [12/(N(N + 1)) · ΣRᵢ²/nᵢ − 3(N + 1)] / [1 − Σ(t³ − t)/(N³ − N)]',
      'ε² = H(N + 1)/(N² − 1)',
      'Dunn: z = (R̄ᵢ − R̄ⱼ)/√{[N(N + 1)/12 − Σ(t³ − t)/(12(N − 1))](1/nᵢ + 1/nⱼ)}',
    ],
    letters: 'Rᵢ the rank sums, nᵢ the sizes of the k groups; t the sizes of the ties; p from χ² with k − 1 df',
    cites: ['kruskalWallis1952', 'dunn1964', 'tomczak2014'],
  },
  anova: {
    lines: ['F = [Σnᵢ(x̄ᵢ − x̄)²/(k − 1)] / [Σ(nᵢ − 1)sᵢ²/(N − k)]', 'ω² = (SSb − (k − 1)MSw)/(SSt + MSw)'],
    letters:
      'x̄ᵢ, sᵢ², nᵢ of the k groups; SSb and SSt the sums of squares between the groups and in all, MSw the mean square within',
    cites: ['fisher1925', 'hays1963'],
  },
  'welch-anova': {
    lines: [
      'F = [Σwᵢ(x̄ᵢ − x̃)²/(k − 1)] / [1 + 2(k − 2)/(k² − 1) · Σ(1 − wᵢ/W)²/(nᵢ − 1)]',
      'wᵢ = nᵢ/sᵢ², W = Σwᵢ, x̃ = Σwᵢx̄ᵢ/W',
    ],
    letters: 'x̄ᵢ, sᵢ², nᵢ of the k groups; df₂ = (k² − 1)/[3Σ(1 − wᵢ/W)²/(nᵢ − 1)]',
    cites: ['welch1951', 'hays1963'],
  },
  'chi-square': {
    lines: [
      'χ² = Σ(O − E)²/E, df = (r − 1)(c − 1)',
      '2×2: Yates takes up to ½ from each |O − E|; N − 1: χ²(N − 1)/N',
      'V = √(χ²/(N(min(r, c) − 1)))',
    ],
    letters: 'O the counts, E = row total · column total/N',
    cites: ['pearson1900', 'yates1934', 'campbell2007', 'cramer1946'],
  },
  fisher: {
    lines: [
      'P(table) = Πrᵢ! Πcⱼ! / (N! Πnᵢⱼ!)',
      'two-sided p = ΣP of the tables that are no more probable than the observed one',
    ],
    letters: 'rᵢ, cⱼ the totals, nᵢⱼ the counts; the sum is over all tables with these totals',
    cites: ['irwin1935', 'freemanHalton1951'],
  },
  alpha: {
    lines: ['α = k/(k − 1) · (1 − Σsᵢ²/sₜ²)', 'limits: 1 − (1 − α)F, F of n − 1 and (n − 1)(k − 1) df'],
    letters: 'k the items, sᵢ² their variances, sₜ² that of their sum; F its quantiles at the ends of the interval',
    cites: ['cronbach1951', 'feldt1965'],
  },
  'shapiro-wilk': {
    lines: ['W = (Σaᵢx₍ᵢ₎)²/Σ(xᵢ − x̄)²'],
    letters: 'x₍ᵢ₎ the values in order; the weights aᵢ and p by Royston’s approximation, for n from 3 to 5000',
    cites: ['shapiroWilk1965', 'royston1995'],
  },
}

/** @returns how a test is computed and by whom; undefined for one that is not */
export function formulaText(test: string): string | undefined {
  if (!Object.hasOwn(FORMULAS, test)) return undefined
  const { lines, letters, cites } = FORMULAS[test]!
  return paragraphs(
    lines.map(code).join('  \n'),
    `${quote(letters)}.`,
    bullets(cites.map((key) => quote(references[key]))),
  )
}
