/** A bundled instrument: what a study brings in with `use NAME`. Its declaration is `NAME.study` in this folder. */
export interface LibraryRow {
  /** Behind `use`, and the name of the file. */
  readonly name: string
  /** What it asks about, as the manual groups them. */
  readonly subject: string
}

/**
 * The register of bundled instruments, in the order of the manual. A new one is its `.study` file and a row here; then
 * `node scripts/library.ts` writes what ships (`bundled.ts`) and the table of the manual (`docs/instruments.md`).
 */
export const instruments: readonly LibraryRow[] = [
  { name: 'phq9', subject: 'Depression' },
  { name: 'cesd', subject: 'Depression' },
  { name: 'epds', subject: 'Depression' },
  { name: 'gad7', subject: 'Anxiety' },
  { name: 'dass21', subject: 'Depression, anxiety and stress' },
  { name: 'k6', subject: 'Psychological distress' },
  { name: 'k10', subject: 'Psychological distress' },
  { name: 'pss10', subject: 'Stress' },
  { name: 'cbi', subject: 'Burnout' },
  { name: 'isi', subject: 'Sleep' },
  { name: 'audit', subject: 'Alcohol' },
  { name: 'auditc', subject: 'Alcohol' },
  { name: 'who5', subject: 'Well-being' },
  { name: 'swls', subject: 'Well-being' },
  { name: 'rses', subject: 'Self-esteem' },
  { name: 'ipip50', subject: 'Personality' },
  { name: 'tipi', subject: 'Personality' },
  { name: 'bfi10', subject: 'Personality' },
  { name: 'sus', subject: 'Usability' },
]
