// Writes docs/results.schema.json, the JSON Schema of `run --format json`, from server/results/types.ts.
//   node scripts/schema.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { declarations } from './schema/parse.ts'
import { schemaOf } from './schema/schema.ts'

const root = join(import.meta.dirname, '..')

/** @returns the text that docs/results.schema.json should have; a test compares */
export function schemaText(): string {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const severity = /^export type Severity = .*$/m.exec(read('grammar/register/diagnostics.ts'))?.[0] ?? ''
  const types = new Map([...declarations(severity), ...declarations(read('server/results/types.ts'))])
  return `${JSON.stringify(schemaOf(types, 'StudyResults', 'The results of a study, as `studyspec run --format json` prints them.'), null, 2)}\n`
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'docs/results.schema.json'), schemaText())
