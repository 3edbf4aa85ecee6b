/** The words of the report around its tables, by language. */
const ENGLISH = {
  answers: 'Answers',
  alphaOf: 'Items of',
  claims: 'Reported and recomputed',
  claim: 'Claim',
  comparisons: 'Comparisons',
  contents: 'Contents',
  copy: 'Copy',
  copyAs: 'Copy as',
  copyForWord: 'Copy for Word',
  dataProblems: 'Problems of the data and the study',
  descriptives: 'Descriptive tables',
  distribution: 'Distribution',
  effects: 'Effects of the comparisons',
  exploratory: 'Exploratory comparisons',
  exploratoryNote: 'Not planned: p-values are not adjusted and prove nothing.',
  failed: 'differs',
  figures: 'Figures',
  flowRead: 'rows in',
  holds: 'agrees',
  instruments: 'Instruments',
  itemsOf: 'Items',
  line: 'line',
  methods: 'Statistical methods',
  noClaim: 'not checked',
  noProblems: 'None found.',
  otherComparisons: 'Comparisons',
  participants: 'Participants',
  planned: 'Planned comparisons',
  printed: 'Reported',
  recomputed: 'Recomputed',
  references: 'References',
  reveal: 'Show in the study',
  source: 'Source',
  verdict: 'Verdict',
  where: 'Where',
} as const

export type ReportWord = keyof typeof ENGLISH

const CROATIAN: Readonly<Record<ReportWord, string>> = {
  answers: 'Odgovori',
  alphaOf: 'Čestice ljestvice',
  claims: 'Objavljeno i preračunato',
  claim: 'Tvrdnja',
  comparisons: 'Usporedbe',
  contents: 'Sadržaj',
  copy: 'Kopiraj',
  copyAs: 'Kopiraj kao',
  copyForWord: 'Kopiraj za Word',
  dataProblems: 'Poteškoće s podatcima i studijom',
  descriptives: 'Opisne tablice',
  distribution: 'Raspodjela',
  effects: 'Učinci usporedbi',
  exploratory: 'Eksplorativne usporedbe',
  exploratoryNote: 'Nisu planirane: p-vrijednosti nisu prilagođene i ništa ne dokazuju.',
  failed: 'odstupa',
  figures: 'Slike',
  flowRead: 'redaka u',
  holds: 'slaže se',
  instruments: 'Upitnici',
  itemsOf: 'Čestice',
  line: 'redak',
  methods: 'Statističke metode',
  noClaim: 'nije provjereno',
  noProblems: 'Nisu nađene.',
  otherComparisons: 'Usporedbe',
  participants: 'Ispitanici',
  planned: 'Planirane usporedbe',
  printed: 'Objavljeno',
  recomputed: 'Preračunato',
  references: 'Literatura',
  reveal: 'Pokaži u studiji',
  source: 'Izvor',
  verdict: 'Nalaz',
  where: 'Gdje',
}

const LANGUAGES: Readonly<Record<string, Readonly<Record<ReportWord, string>>>> = { en: ENGLISH, hr: CROATIAN }

/** @returns the language that the words of the report are in: the `lang` of the page */
export function languageOf(locale: string): string {
  const code = locale.split(/[-_]/)[0] ?? ''
  return Object.hasOwn(LANGUAGES, code) ? code : 'en'
}

/** @returns the words in the language of the locale, English where the language is not known */
export const reportWords = (locale: string): Readonly<Record<ReportWord, string>> =>
  LANGUAGES[languageOf(locale)] ?? ENGLISH
