import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtures, liveCases } from './rscript.ts'

/**
 * Stores R's answers for machines without R: `node test/oracle/store.ts [name…]` runs test/fixtures/r/<name>.R with seed 1
 * (all scripts when no name is given) and writes <name>.json, one case a line.
 */
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : readdirSync(fixtures).flatMap((file) => file.match(/^(.*)\.R$/)?.[1] ?? [])
for (const name of names) {
  const cases = liveCases<unknown>(name, 1)
  writeFileSync(join(fixtures, `${name}.json`), `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
  console.log(`${name}: ${cases.length} cases`)
}
