// Runs an R script under R 4.6 (webR, offline) and prints what the script prints: `node run.mjs script.R > out.json`.
import { readFileSync } from 'node:fs'
import { WebR } from 'webr'

const webR = new WebR({ interactive: false })
await webR.init()
const shelter = await new webR.Shelter()
const { output } = await shelter.captureR(readFileSync(process.argv[2], 'utf8'), {
  withAutoprint: false,
  captureConditions: false,
})
process.stdout.write(
  `${output
    .filter((o) => o.type === 'stdout')
    .map((o) => o.data)
    .join('\n')}\n`,
)
for (const o of output) if (o.type === 'stderr') console.error(o.data)
webR.close()
