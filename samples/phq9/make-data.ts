// Makes phq9.csv: synthetic answers to the PHQ-9, the same on every run. `node samples/phq9/make-data.ts > samples/phq9/phq9.csv`
//
// Each person has a severity, drawn from a normal distribution whose mean depends on the setting; an answer is how many of
// the item's three thresholds the severity plus noise exceeds (a graded response model). Some answers are refused (7), not
// known (9) or blank.

const SEED = 20260711
const THRESHOLDS = [
  [0.1, 1.0, 1.9],
  [0.0, 1.0, 1.8],
  [-0.2, 0.8, 1.5],
  [-0.4, 0.6, 1.3],
  [0.3, 1.2, 1.9],
  [0.3, 1.1, 1.8],
  [0.4, 1.2, 2.0],
  [0.9, 1.8, 2.5],
  [1.3, 2.1, 2.7],
]

/** Uniform on [0, 1): a 32-bit generator (mulberry32), so that the file does not depend on the engine's own. */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = uniform(SEED)
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

function answer(severity: number, thresholds: readonly number[]): string {
  const chance = random()
  if (chance < 0.008) return ''
  if (chance < 0.012) return '7'
  if (chance < 0.016) return '9'
  const felt = severity + 0.8 * normal()
  return String(thresholds.filter((threshold) => felt > threshold).length)
}

function person(id: number): string {
  const primary = id <= 150
  const severity = (primary ? 0.1 : 0.9) + 0.9 * normal()
  const age = Math.round(Math.min(88, Math.max(16, (primary ? 49 : 41) + 15 * normal())))
  const sex = random() < 0.58 ? 'female' : 'male'
  const education = ['primary', 'secondary', 'higher'][Math.floor(random() * 2.6)]
  const answers = THRESHOLDS.map((thresholds) => answer(severity, thresholds))
  const difficulty = answers.every((a) => a === '0') ? '' : answer(severity, [0.2, 1.2, 2.2])
  return [id, primary ? 'gp' : 'clinic', age, sex, education, ...answers, difficulty].join(',')
}

const header = ['id', 'setting', 'age', 'sex', 'education', ...THRESHOLDS.map((_, i) => `q${i + 1}`), 'q10'].join(',')
const rows = Array.from({ length: 240 }, (_, i) => person(i + 1))
console.log([header, ...rows].join('\n'))
