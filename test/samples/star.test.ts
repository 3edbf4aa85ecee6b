import { beforeAll, describe, expect, test } from 'vitest'
import { type Ended, studyspec } from '../cli/spawn.ts'

/**
 * The figures that the article prints and that the README of the data lists as matching, digit for digit. They stand here as
 * the article has them, not as StudySpec prints them.
 */
const PRINTED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Table 1.': [
    ['Good', '0 (0.0)', '14 (10.6)', '14 (7.6)'],
    ['Excellent', '52 (100.0)', '118 (89.4)', '170 (92.4)'],
    ['Total', '52 (28.3)', '132 (71.7)'],
  ],
  'Table 2.': [
    // The article has 8 (6–9) for the patients, which its own Table 3 rules out; median and lower quartile match.
    ['Healthcare professionals', '52', '9 (8–10)', '−1 (−1 to 0)', '0.020'],
    ['Patients', '132', '8 (6–'],
  ],
  'Table 3.': [
    ['Poor', '0 (0.0)', '2 (1.5)', '2 (1.1)'],
    ['Good', '39 (75.0)', '72 (54.5)', '111 (60.3)'],
    ['Excellent', '13 (25.0)', '58 (43.9)', '71 (38.6)'],
  ],
  'Table 4.': [
    ['Healthcare professionals', '52', '37 (34–39)', '−1 (−3 to 1)', '0.230'],
    ['Patients', '132', '35 (31–40)'],
  ],
  'Table 5.': [
    ['Poor', '0 (0.0)', '9 (6.8)', '9 (4.9)'],
    ['Good', '24 (46.2)', '65 (49.2)', '89 (48.4)'],
    ['Excellent', '28 (53.8)', '58 (43.9)', '86 (46.7)'],
  ],
  Participants: [
    ['Age, years', '41 (24–63)', '50 (18–78)'],
    ['Men', '10 (19.2)', '80 (60.6)'],
    ['Married', '59 (44.7)'],
    ['Own house or flat', '79 (59.8)'],
  ],
}

let star: Ended
let croatian: Ended

beforeAll(async () => {
  star = await studyspec(['run', 'samples/star/star.study'])
  croatian = await studyspec(['run', 'samples/star/star.study', '--data', 'respondents=samples/star/star-hr.csv'])
})

/** The lines of a table, from its title to the blank line. */
function section(text: string, title: string): string[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(title))
  expect(start, `no table ${title}`).toBeGreaterThanOrEqual(0)
  const end = lines.indexOf('', start)
  return lines.slice(start, end < 0 ? undefined : end)
}

const figures = Object.entries(PRINTED).flatMap(([title, rows]) => rows.map((row) => ({ title, row, name: row[0]! })))

describe('the STAR study', () => {
  test.each(figures)('$title $name', ({ title, row }) => {
    const lines = section(star.out, title).filter((line) => line.trim().startsWith(row[0]!))
    expect(lines.length).toBeGreaterThan(0)
    expect(
      lines.some((line) => row.every((figure) => line.includes(figure))),
      lines.join('\n'),
    ).toBe(true)
  })

  test('the tests the article has, at its own precision where it has only that', () => {
    // Printed 0.010 and 0.110, which are 0.01 and 0.11 with a zero added (recheck of the article): 0.0116 and 0.1107.
    expect(section(star.out, 'Table 1.').join(' ')).toContain('p = 0.012')
    expect(section(star.out, 'Table 5.').join(' ')).toContain('p = 0.111')
    // Printed 0.030; Fisher's test of the printed counts gives 0.02385.
    expect(section(star.out, 'Table 3.').join(' ')).toContain('p = 0.024')
  })

  test('the Croatian file gives the same results', async () => {
    expect(croatian.out.replace('star-hr.csv', 'star.csv')).toBe(star.out)
    const [one, other] = await Promise.all([
      studyspec(['run', 'samples/star/star.study', '--format', 'json']),
      studyspec([
        'run',
        'samples/star/star.study',
        '--format',
        'json',
        '--data',
        'respondents=samples/star/star-hr.csv',
      ]),
    ])
    const numbers = (text: string) => {
      const { scores, results, tables } = JSON.parse(text)
      return { scores, results, tables }
    }
    expect(numbers(other.out)).toEqual(numbers(one.out))
  })

  test('both end well and say nothing but warnings', () => {
    expect([star.status, croatian.status]).toEqual([0, 0])
  })
})

describe('the article held against itself', () => {
  test('cut-offs that leave scores out, and tests of its counts', async () => {
    const check = await studyspec(['check', 'samples/star-as-published/star-as-published.study'])
    expect(check.status).toBe(1)
    expect(check.out.match(/leave 0–4 unclassified/g)).toHaveLength(2)
    expect(check.out.match(/leave 0–11\s+unclassified/g)).toHaveLength(2)
    const run = await studyspec(['run', 'samples/star-as-published/star-as-published.study', '--format', 'json'])
    const p = Object.fromEntries(
      JSON.parse(run.out).results.map((r: { name: string; statistics: { p: number } }) => [r.name, r.statistics.p]),
    )
    // R 4.2.2 fisher.test and chisq.test of the printed counts.
    expect(p['collaboration']).toBeCloseTo(0.0116164, 4)
    expect(p['difficulties']).toBeCloseTo(0.02385, 5)
    expect(p['difficultiesChiSquare']).toBeCloseTo(0.03267, 5)
    expect(p['overall']).toBeCloseTo(0.11067, 5)
  })
})
