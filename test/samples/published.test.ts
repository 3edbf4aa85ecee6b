import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ResultDiagnostic } from '../../server/results/types.ts'
import { root, studyspec } from '../cli/spawn.ts'

const SAMPLE = 'samples/star-as-published/star-as-published.study'

/**
 * The mistakes of the article that its recheck lists, one by one: what is printed, in which declaration, and what finds it. The right
 * figures are those of the recheck (base R 4.2.2), not what StudySpec prints.
 */
const MISTAKES: readonly {
  readonly mistake: string
  readonly code: string
  readonly where: string
  readonly printed: string
  readonly says: string
}[] = [
  // ── What no data can have ──
  {
    mistake: 'Table 2: upper quartile 9 of the patients, of whom Table 3 has 58 of 132 at 10–12',
    code: 'reported-bands',
    where: 'subscale clinicianInput "Positive clinician input" = sum(p1',
    printed: '9',
    says: '58 of 132 at 10–12 the upper quartile is at least 10',
  },
  {
    mistake: 'Table 3: a “Fisher” p that is the one of χ²',
    code: 'reported-value',
    where: 'comparison difficulties ',
    printed: '0.030',
    says: 'Fisher’s exact test gives `p` = 0.0239, not the reported 0.030. Pearson’s χ² gives 0.0327, which rounds to 0.03.',
  },
  {
    mistake: 'own home 43 (82.0) of 52',
    code: 'reported-percent',
    where: 'counts homes',
    printed: '82.0',
    says: '43 of 52 is 82.7 %, not the reported 82.0 %',
  },
  {
    mistake: '43 of 52 as 83.0 and as 82.0 in one sentence',
    code: 'reported-fraction-twice',
    where: 'counts homes',
    printed: '82.0',
    says: '43 of 52 is reported as 82.0 % here and as 83.0 % elsewhere',
  },
  {
    mistake: 'listening 34 (45.4) of 52',
    code: 'reported-percent',
    where: 'counts listening',
    printed: '45.4',
    says: '34 of 52 is 65.4 %, not the reported 45.4 %. One digit differs',
  },
  {
    mistake: '53 professionals (10 men, 42 women)',
    code: 'reported-sum',
    where: 'counts sexes',
    printed: '53',
    says: '10 + 42 = 52, not to the reported n of 53',
  },
  {
    mistake: '132 patients (80 men, 53 women)',
    code: 'reported-sum',
    where: 'counts sexes',
    printed: '132',
    says: '80 + 53 = 133, not to the reported n of 132',
  },
  {
    mistake: '184 = 132 patients + 53 professionals',
    code: 'reported-sum',
    where: 'counts sexes',
    printed: '184',
    says: '185, not to the reported n of 184',
  },
  {
    mistake: '“Total STAR scores ranged from 0 to 48”, and nobody is below 12',
    code: 'reported-bands',
    where: 'score total "Total STAR score" = collaboration + clinicianInput + nonSupportive',
    printed: '0',
    says: 'the lowest value is at least 12, not the reported 0',
  },
  // ── Whole per cent, or two decimals, with a 0 appended ──
  ...(
    [
      ['women', '81.0', '42 of 52 is 80.8 %'],
      ['city', '83.0', '43 of 52 is 82.7 %'],
      ['education', '46.0', '24 of 52 is 46.2 %'],
      ['men', '61.0', '80 of 132 is 60.6 %'],
    ] as const
  ).map(([name, printed, says]) => ({
    mistake: `${says}, printed ${printed}`,
    code: 'reported-percent',
    where: `counts ${name} `,
    printed,
    says,
  })),
  {
    mistake: 'Table 1: Fisher 0.010, which is 0.01 with a 0',
    code: 'reported-value',
    where: 'comparison collaboration ',
    printed: '0.010',
    says: '0.0116 rounds to 0.01: it agrees at 2 decimals; a 0 may have been appended',
  },
  {
    mistake: 'Table 5: χ² 0.110, which is 0.11 with a 0',
    code: 'reported-value',
    where: 'comparison overall ',
    printed: '0.110',
    says: 'gives `p` = 0.1107, not the reported 0.110',
  },
  // ── Its cut-offs, and the assumption of the test that gives its p ──
  {
    mistake: 'Table 1 has no category for 0–4',
    code: 'bands-lowest-uncovered',
    where: 'cutoffs collaboration',
    printed: '5..12',
    says: 'leave 0–4 unclassified',
  },
  {
    mistake: 'Table 5 has no category for 0–11',
    code: 'bands-lowest-uncovered',
    where: 'cutoffs total',
    printed: '12..24',
    says: 'leave 0–11 unclassified',
  },
  {
    mistake: 'χ² of Table 3 with two of six expected counts below 5',
    code: 'expected-counts-small',
    where: 'comparison difficultiesChiSquare',
    printed: 'chi-square',
    says: '2 of 6 expected counts are below 5 (the smallest is 0.57)',
  },
]

const lines = readFileSync(join(root, SAMPLE), 'utf8').split('\n')
const printedAt = ({ line, column, endColumn }: ResultDiagnostic): string =>
  (lines[line - 1] ?? '').slice(column - 1, endColumn - 1)

/** The declaration that a line belongs to: the nearest one above it. */
function declarationOf({ line }: ResultDiagnostic): string {
  const above = lines.slice(0, line).findLast((text) => /^\s*(counts|comparison|subscale|score|cutoffs) /.test(text))
  return above?.trim() ?? ''
}

async function diagnosticsOf(command: 'check' | 'run', file = SAMPLE): Promise<readonly ResultDiagnostic[]> {
  const { out } = await studyspec([command, file, '--format', 'json'])
  return JSON.parse(out).diagnostics
}

let found: readonly ResultDiagnostic[]
beforeAll(async () => {
  found = await diagnosticsOf('check')
})

describe('the mistakes of the article', () => {
  test.each(MISTAKES)('$mistake: $code', ({ code, where, printed, says }) => {
    const matching = found.filter(
      (one) => one.code === code && declarationOf(one).startsWith(where) && printedAt(one) === printed,
    )
    expect(matching.map(({ message }) => message).join('\n'), found.map(({ message }) => message).join('\n')).toContain(
      says,
    )
  })

  test('`run` finds what `check` finds', async () => {
    expect(await diagnosticsOf('run')).toEqual(found)
  })

  test('nothing else is called wrong, of all that is printed', () => {
    const known = (one: ResultDiagnostic): boolean =>
      MISTAKES.some(
        ({ code, where, printed }) =>
          one.code === code && declarationOf(one).startsWith(where) && printedAt(one) === printed,
      )
    const rest = found.filter((one) => !known(one)).map((one) => [one.code, declarationOf(one).split(' ').slice(0, 2)])
    expect(rest).toEqual([
      // 24 of 52 are 46.2 % in Table 5 and 46.0 % in the text.
      ['reported-fraction-twice', ['counts', 'education']],
      // Table 3 again, by the test that gives the printed p: 0.0327, and 0.03 was printed with a 0.
      ['reported-value', ['comparison', 'difficultiesChiSquare']],
    ])
  })

  test('the study with the data has no figure to contradict', async () => {
    const right = await diagnosticsOf('check', 'samples/star/star.study')
    expect(right.filter(({ code }) => code.startsWith('reported-'))).toEqual([])
  })
})
