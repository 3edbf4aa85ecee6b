import type { ComparisonResult, GroupResult, SettingsResult, StudyResults } from '../../server/results/types.ts'

/** Results made by hand, for tests of how they are printed; the figures are those of the STAR paper. */
export const settings: SettingsResult = {
  alpha: 0.05,
  confidence: 0.95,
  conventions: 'medcalc',
  conventionNotes: ['Quartiles by type 5 (Hazen).', 'Differences are second minus first.'],
  quantiles: 5,
  pValues: 'exact',
  digits: 0,
  locale: 'en',
  smallCells: 0,
}

const group = (name: string, label: string, sample: string, n: number, q: [number, number, number]): GroupResult => ({
  name,
  label,
  sample,
  n,
  missing: 0,
  mean: q[1],
  sd: 1,
  median: q[1],
  q1: q[0],
  q3: q[2],
  min: 0,
  max: 48,
})

const comparison = (name: string, label: string, test: string): ComparisonResult => ({
  name,
  label,
  kind: 'comparison',
  planned: true,
  exploratory: false,
  line: 1,
  test,
  defaultTest: false,
  method: 'asymptotic, tie-corrected, continuity-corrected',
  conventions: 'medcalc',
  alternative: 'two-sided',
  groups: [],
  statistics: { p: null },
  otherConventions: [],
  claims: [],
  notes: [],
})

export const overall: ComparisonResult = {
  ...comparison('overall', 'Table 4. Overall therapeutic alliance', 'mann-whitney'),
  groups: [
    group('professional', 'Healthcare professionals', 'STAR_C.total', 52, [34, 37, 39]),
    group('patient', 'Patients', 'STAR_P.total', 132, [31, 35, 40]),
  ],
  statistics: {
    u1: 3822,
    u2: 3042,
    z: -1.1994,
    p: 0.2304,
    estimate: -1,
    low: -3,
    high: 1,
    confidence: 0.95,
    achievedConfidence: 0.9503,
    effect: { name: 'rank-biserial', value: -0.1136, low: -0.29, high: 0.07 },
  },
  adjusted: { family: 'primary', method: 'holm', p: 0.2304 },
  claims: [{ name: 'p', reported: '0.230', recomputed: 0.2304, holds: true, explanations: [], line: 3 }],
  notes: ['Hodges–Lehmann difference, patients minus professionals; order-statistic limits at 95.03 %.'],
}

export const bands: ComparisonResult = {
  ...comparison('overallBands', 'Table 5. Overall assessment, by band', 'chi-square'),
  method: 'Pearson',
  table: {
    rows: ['poor', 'good', 'excellent'],
    rowLabels: ['Poor', 'Good', 'Excellent'],
    columns: ['professional', 'patient'],
    columnLabels: ['Healthcare professionals', 'Patients'],
    counts: [
      [0, 9],
      [24, 65],
      [28, 58],
    ],
    expected: [],
    residuals: [],
  },
  statistics: {
    chiSquare: 4.402,
    df: 2,
    p: 0.11067,
    effect: { name: 'cramers-v', value: 0.1547, low: 0, high: 0.29 },
  },
  adjusted: { family: 'primary', method: 'holm', p: 0.22134 },
  claims: [
    {
      name: 'p',
      reported: '0.110',
      recomputed: 0.11067,
      holds: false,
      explanations: ['It rounds to 0.11: a 0 was appended'],
      line: 9,
    },
  ],
}

export const results: StudyResults = {
  studyspec: '0.1.0',
  file: 'samples/star/star.study',
  study: 'Shared perceptions, different experiences',
  diagnostics: [],
  data: [
    {
      name: 'respondents',
      path: 'samples/star/star.csv',
      rows: 184,
      included: 184,
      excluded: [{ reason: 'Adults', rows: 0 }],
      problems: [],
    },
  ],
  scores: [],
  results: [overall, bands],
  tables: [
    {
      name: 'participants',
      label: 'Participants',
      line: 2,
      columns: [
        { name: 'professional', label: 'Healthcare professionals', n: 52 },
        { name: 'patient', label: 'Patients', n: 132 },
      ],
      rows: [
        { label: 'Age, years', level: 0, kind: 'median-range', cells: [cell('41 (24–63)'), cell('50 (18–78)')] },
        { label: 'Sex', level: 0, kind: 'heading', cells: [] },
        { label: 'Men', level: 1, kind: 'count', cells: [cell('10 (19.2)'), cell('80 (60.6)')] },
      ],
      notes: [],
    },
  ],
  settings,
  timing: { parse: 1, check: 1, scan: 1, statistics: 1, scans: 1 },
}

function cell(text: string) {
  return {
    text,
    n: 0,
    missing: 0,
    count: null,
    percent: null,
    mean: null,
    sd: null,
    median: null,
    q1: null,
    q3: null,
    min: null,
    max: null,
  }
}
