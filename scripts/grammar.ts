import { writeFileSync } from 'node:fs'
import { textMateFile } from '../grammar/textmate.ts'

/** Writes the TextMate grammar that editors read from the vocabulary. */
writeFileSync(new URL('../grammar/studyspec.tmLanguage.json', import.meta.url), textMateFile())
