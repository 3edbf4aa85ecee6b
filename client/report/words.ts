/** The words of the page around the report, in the language of the editor. */
const ENGLISH = {
  copied: 'Copied',
  saved: 'Saved',
  copyFailed: 'This could not be copied.',
  failed: 'This could not be computed.',
  running: 'Computing…',
  saveFailed: 'This could not be saved.',
  skip: 'Skip to the report',
  stale: 'Older results: the study has changed since.',
  title: 'Report',
  waiting: 'The report appears as soon as the first results are there.',
} as const

export type PageWord = keyof typeof ENGLISH

const CROATIAN: Readonly<Record<PageWord, string>> = {
  copied: 'Kopirano',
  saved: 'Spremljeno',
  copyFailed: 'Kopiranje nije uspjelo.',
  failed: 'Izračun nije uspio.',
  running: 'Računa se…',
  saveFailed: 'Spremanje nije uspjelo.',
  skip: 'Preskoči na izvješće',
  stale: 'Stariji rezultati: studija je u međuvremenu promijenjena.',
  title: 'Izvješće',
  waiting: 'Izvješće će se pojaviti čim budu prvi rezultati.',
}

/** @param language as `vscode.env.language` or the `lang` of the page: `hr`, `en-GB` */
export const pageWords = (language: string): Readonly<Record<PageWord, string>> =>
  language.split(/[-_]/)[0] === 'hr' ? CROATIAN : ENGLISH
