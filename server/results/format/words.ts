/** The words of tables by language. Labels come from the study and are in its language already; these stand around them. */
const ENGLISH = {
  adjusted: 'adjusted',
  alphaIfDropped: 'α if dropped',
  band: 'Band',
  both: 'and',
  category: 'Category',
  comparison: 'Comparison',
  data: 'Data',
  difference: 'Difference',
  effect: 'Effect',
  excluded: 'excluded',
  exploratory: 'exploratory',
  expected: 'expected',
  family: 'Family',
  group: 'Group',
  included: 'included',
  item: 'Item',
  itemRest: 'Item–rest r',
  mean: 'Mean',
  meanSd: 'Mean (SD)',
  median: 'Median',
  medianIqr: 'Median (IQR)',
  medianRange: 'Median (range)',
  missing: 'Missing',
  notAsked: 'not asked',
  notes: 'Notes',
  observed: 'observed',
  percent: '%',
  planned: 'planned',
  possible: 'Range',
  reliability: 'Instruments',
  reported: 'reported',
  recomputed: 'recomputed',
  reversed: 'reversed',
  rows: 'rows',
  score: 'Score',
  to: 'to',
  total: 'Total',
  versus: 'v.',
} as const

export type Word = keyof typeof ENGLISH

const CROATIAN: Readonly<Record<Word, string>> = {
  adjusted: 'prilagođeno',
  alphaIfDropped: 'α bez čestice',
  band: 'Kategorija',
  both: 'i',
  category: 'Kategorija',
  comparison: 'Usporedba',
  data: 'Podatci',
  difference: 'Razlika',
  effect: 'Učinak',
  excluded: 'isključeno',
  exploratory: 'eksplorativno',
  expected: 'očekivano',
  family: 'Skup usporedbi',
  group: 'Skupina',
  included: 'uključeno',
  item: 'Čestica',
  itemRest: 'Čestica–ostatak r',
  mean: 'Aritmetička sredina',
  meanSd: 'Aritmetička sredina (SD)',
  median: 'Medijan',
  medianIqr: 'Medijan (IQR)',
  medianRange: 'Medijan (raspon)',
  missing: 'Nedostaje',
  notAsked: 'nije pitano',
  notes: 'Napomene',
  observed: 'opaženo',
  percent: '%',
  planned: 'planirano',
  possible: 'Raspon',
  reliability: 'Upitnici',
  reported: 'objavljeno',
  recomputed: 'preračunato',
  reversed: 'obrnuta',
  rows: 'redaka',
  score: 'Rezultat',
  to: 'do',
  total: 'Ukupno',
  versus: 'prema',
}

const LANGUAGES: Readonly<Record<string, Readonly<Record<Word, string>>>> = { en: ENGLISH, hr: CROATIAN }

/** Languages that tables can be printed in, by their code. */
export const LOCALES: readonly string[] = Object.keys(LANGUAGES)

/** @returns the word in the language of the locale (`hr`, `hr-HR`), in English where the language is not known */
export function word(locale: string, key: Word): string {
  return (LANGUAGES[locale.split(/[-_]/)[0] ?? ''] ?? ENGLISH)[key]
}
