/** The words of the report around its tables, by language. */
const ENGLISH = {
  answers: 'Answers',
  answersNote: 'Per cent of the answers to each item, as given; reversed items are not turned here.',
  bands: 'bands',
  claims: 'Reported and recomputed',
  claim: 'Claim',
  comparisons: 'Comparisons',
  contents: 'Contents',
  copy: 'Copy',
  copyAs: 'Copy as',
  copyForWord: 'Copy for Word',
  dataProblems: 'Problems of the data and the study',
  descriptives: 'Descriptive tables',
  distributionNote:
    'Per cent of the group; shaded: the bands of the cut-offs; below the bars the median (diamond) and the quartiles (line).',
  effects: 'Effects of the comparisons',
  exploratory: 'Exploratory comparisons',
  exploratoryNote: 'Not planned: p-values are not adjusted and prove nothing.',
  failed: 'differs',
  figures: 'Figures',
  flowRead: 'rows in',
  hiddenNote: 'Not shown: counts under',
  holds: 'agrees',
  instruments: 'Instruments',
  items: 'items',
  line: 'line',
  methods: 'Statistical methods',
  noClaim: 'not checked',
  noProblems: 'None found.',
  notDeclared: 'neither declared planned nor exploratory',
  otherComparisons: 'Comparisons',
  participants: 'Participants',
  notMet: 'did not meet',
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
  answersNote: 'Postotak odgovora na svaku česticu, kako su dani; obrnute čestice ovdje nisu okrenute.',
  bands: 'kategorije',
  claims: 'Objavljeno i preračunato',
  claim: 'Tvrdnja',
  comparisons: 'Usporedbe',
  contents: 'Sadržaj',
  copy: 'Kopiraj',
  copyAs: 'Kopiraj kao',
  copyForWord: 'Kopiraj za Word',
  dataProblems: 'Poteškoće s podatcima i studijom',
  descriptives: 'Opisne tablice',
  distributionNote:
    'Postotak skupine; osjenčano: kategorije prema graničnim vrijednostima; ispod stupaca medijan (romb) i kvartili (crta).',
  effects: 'Učinci usporedbi',
  exploratory: 'Eksplorativne usporedbe',
  exploratoryNote: 'Nisu planirane: p-vrijednosti nisu prilagođene i ništa ne dokazuju.',
  failed: 'odstupa',
  figures: 'Slike',
  flowRead: 'redaka u',
  hiddenNote: 'Nije prikazano: broj ispitanika manji od',
  holds: 'slaže se',
  instruments: 'Upitnici',
  items: 'čestice',
  line: 'redak',
  methods: 'Statističke metode',
  noClaim: 'nije provjereno',
  noProblems: 'Nisu nađene.',
  notDeclared: 'ni planirano ni eksplorativno',
  otherComparisons: 'Usporedbe',
  participants: 'Ispitanici',
  notMet: 'nije ispunjeno',
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
