import type { Names } from './compare.ts'

const five = ['agree', 'consc', 'extra', 'neuro', 'open']
const humor = ['affiliative', 'selfenhancing', 'aggressive', 'selfdefeating']
const symptoms = ['depression', 'anxiety', 'stress']
const students = ['phq9', 'gad7', 'pss10']
const workers = ['hads_anxiety', 'hads_depression', 'ocir_total', 'asrs_total', 'bwas_total']

const each = <T>(keys: readonly string[], entry: (key: string) => readonly [string, T]): Record<string, T> =>
  Object.fromEntries(keys.map(entry))

interface Scored {
  readonly scores: readonly { readonly name: string; readonly observed: { min: number | null; max: number | null } }[]
}

/** The expected ends are those observed, not those possible. */
const observed = (score: Scored['scores'][number] | undefined) =>
  score === undefined ? undefined : { ...score, ...score.observed }

const count = (score: string) => (run: unknown) => {
  const scores = (run as { scores: { name: string; distribution: [number, number][] }[] }).scores
  return scores.find(({ name }) => name === score)?.distribution.find(([value]) => value === 1)?.[1] ?? 0
}
const result = (run: unknown, wanted: string) =>
  (run as { results: { name: string; adjusted?: { p: number } }[] }).results.find(({ name }) => name === wanted)
const rowCount = (wanted: string, label: string) => (run: unknown) => {
  const tables = (run as { tables: { name: string; rows: { label: string; cells: { count: number }[] }[] }[] }).tables
  return tables.find(({ name }) => name === wanted)?.rows.find((row) => row.label === label)?.cells[0]?.count
}

/** How the expected ids of each data set are called in its study. */
export const NAMES: Readonly<Record<string, Names>> = {
  bfi: {
    scores: {
      ...each(five, (k) => [`alpha.${k}`, `sum_complete_${k}`]),
      ...each(five, (k) => [`shapiro.${k}`, `mean_avail_${k}`]),
    },
    values: {
      'education.kruskal.holm': (run) => five.map((k) => result(run, `education_kruskal_${k}`)?.adjusted?.p),
    },
  },
  rse: {
    scores: { alpha: 'sum_10_40', bands_0_30: 'sum_0_30' },
    tables: { 'by.gender': { table: 'by_gender' } },
    values: {
      n: (run) => (run as { data: { rows: number }[] }).data[0]?.rows,
      'n.age_13_100': rowCount('participants', '13 to 100 years'),
    },
  },
  hsq: {
    scores: {
      ...each(humor, (k) => [`alpha.${k}`, `sum_complete_${k}`]),
    },
    tables: {
      'stored.affiliative': { table: 'stored' },
      'stored.selfenhancing': { table: 'stored', row: 1 },
      'stored.aggressive': { table: 'stored', row: 2 },
      'stored.selfdefeating': { table: 'stored', row: 3 },
    },
    values: {
      ...each(humor, (k) => [`stored_equals_correct.${k}`, rowCount('complete', `stored_equals_correct_${k}`)]),
    },
  },
  'ukm-phq9-gad7-pss10': {
    turned: ['gender.fisher.phq9_10'],
    scores: {
      ...each(students, (k) => [`alpha.${k}`, `score_${k}`]),
      ...each(students, (k) => [`shapiro.${k}`, `score_${k}`]),
      ...each(students, (k) => [`bands.${k}`, `score_${k}`]),
    },
    tables: {
      'published.bmi': { table: 'published_bmi' },
      ...each(students, (k) => [`gender.desc.${k}`, { table: `gender_desc_${k}` }]),
    },
  },
  workaholic: {
    scores: {
      ...each(workers, (k) => [`alpha.${k}`, `score_${k}`]),
      'bands.hads_anxiety': 'score_hads_anxiety',
      'bands.hads_depression': 'score_hads_depression',
    },
    tables: {
      age: { table: 'agreement' },
      'bwas.by.leader': { table: 'bwas_by_leader' },
      'bwas.by.gender': { table: 'bwas_by_gender' },
    },
    values: {
      'rule.ocd': (run) => ({ n: count('rule_ocd')(run), n_at_21: count('rule_ocd_21')(run) }),
    },
  },
  'claus2020-rct': {
    tables: {
      ...Object.fromEntries(
        ['bdi', 'shaps', 'who', 'hamd'].flatMap((o) =>
          [1, 2, 3, 4].flatMap((t) =>
            ['TAU', 'PA'].map((column) => [`desc.${o}.${t}.${column}`, { table: `${o}_${t}`, column }]),
          ),
        ),
      ),
      'who5.percent': { table: 'who5_percent' },
    },
  },
  btheb: {
    turned: ['fisher.dropout'],
    tables: {
      ...each(['pre', '2m', '3m', '5m', '8m'], (k) => [`desc.bdi.${k}`, { table: `desc_bdi_${k}` }]),
      'bands.pre': { table: 'bands_pre' },
    },
    values: {
      holm: (run) => ['2m', '3m', '5m', '8m'].map((k) => result(run, `t_welch_bdi_${k}`)?.adjusted?.p),
    },
  },
  affect: {
    tables: {
      ...each(['EA', 'TA', 'PA', 'NA'], (k) => [`desc.pre.${k}`, { table: `desc_${k}` }]),
      ...each(['EA', 'TA', 'PA', 'NA'], (k) => [`desc.post.${k}`, { table: `desc_${k}`, row: 2 }]),
    },
  },
  'cesd-promis': {
    scores: { 'alpha.cesd': 'cesd_sum', 'alpha.promis': 'promis_sum', shapiro: 'cesd_sum' },
  },
  dass42: {
    scores: {
      ...each(symptoms, (k) => [`alpha.${k}`, `score_${k}`]),
      ...each(symptoms, (k) => [`shapiro.${k}`, `score_${k}`]),
      ...each(symptoms, (k) => [`bands.${k}`, `score_${k}`]),
    },
    values: { 'stored.depression': rowCount('stored', 'stored_depression') },
  },
  'vr-queue-usability': { scores: { 'sus.alpha': 'sus_raw' }, values: { 'sus.above68': count('sus_above68') } },
  'vr-queue-frustration': {
    scores: {
      ...each(['discomfort', 'entitlement', 'emotional', 'achievement', 'total'], (k) => [`fds.pre.${k}`, k]),
      ...each(['discomfort', 'entitlement', 'emotional', 'achievement', 'total'], (k) => [`fds.alpha.pre.${k}`, k]),
    },
  },
  'vr-queue-sickness': {
    values: {
      vrsq: (run) =>
        Object.fromEntries(
          [
            ['oculomotor', 'oculomotor'],
            ['disorientation', 'disorientation'],
            ['total', 'vrsq_total'],
          ].map(([key, score]) => [key, observed((run as Scored).scores.find(({ name }) => name === score))]),
        ),
    },
  },
  'vr-queue-load': { scores: { 'tlx.raw': 'tlx_raw' } },
}
