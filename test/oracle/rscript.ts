import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the R scripts that make cases, and their stored answers, live. */
export const fixtures = fileURLToPath(new URL('../fixtures/r/', import.meta.url))

const encoder = readFileSync(new URL('./json.R', import.meta.url), 'utf8')

/** Whether this machine has R with jsonlite. Live comparisons are `describe.runIf(hasR)`; stored ones always run. */
export const hasR = hasRPackage('jsonlite')

/** @param name an R package, e.g. `psych` */
export function hasRPackage(name: string): boolean {
  const run = spawnSync('Rscript', ['--vanilla', '-e', `quit(status = !requireNamespace("${name}", quietly = TRUE))`])
  return run.status === 0
}

/**
 * Runs one R script in one process: put many cases into `input`, start-up costs 0.2 s.
 *
 * @param script R code. It finds `input` (arrays of numbers are vectors, other arrays lists, objects named lists); the value
 *   of its last expression is the answer. `I(x)` keeps a vector of length 1 an array.
 * @param input anything JSON can hold; numbers must be finite
 * @returns the answer with all 17 digits; NA is null, infinities and NaN are 'Inf', '-Inf', 'NaN' (see `double`)
 * @throws Error with what R said when the script fails
 */
export function runR(script: string, input: unknown = null): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'))
  try {
    writeFileSync(join(folder, 'input.json'), JSON.stringify(input))
    writeFileSync(join(folder, 'script.R'), script)
    writeFileSync(join(folder, 'encoder.R'), encoder)
    const main = `
      options(warn = -1, digits = 17)
      source('encoder.R')
      input <- jsonlite::fromJSON('input.json', simplifyMatrix = FALSE, simplifyDataFrame = FALSE)
      result <- source('script.R', echo = FALSE, print.eval = FALSE)$value
      writeLines(json(result), 'output.json', useBytes = TRUE)`
    execFileSync('Rscript', ['--vanilla', '-e', main], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    return JSON.parse(readFileSync(join(folder, 'output.json'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Cases with R's answers. `test/fixtures/r/<name>.R` draws cases with `set.seed(input$seed)` and returns a list of them,
 * each with its answer. The stored ones (seed 1, `<name>.json`) need no R.
 */
export function storedCases<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as Case[]
}

/** Seed of the cases that are drawn afresh; `ORACLE_SEED=7 npx vitest run test/statistics` tries others. */
const liveSeed = Number(process.env['ORACLE_SEED'] ?? 20)

/** The same script run now, with another seed. Needs R. */
export function liveCases<Case>(name: string, seed = liveSeed): Case[] {
  return runR(readFileSync(join(fixtures, `${name}.R`), 'utf8'), { seed }) as Case[]
}

/** A number as R printed it: infinities and NaN come as words. */
export function double(printed: number | string | null): number {
  if (typeof printed === 'number') return printed
  if (printed === 'Inf') return Number.POSITIVE_INFINITY
  if (printed === '-Inf') return Number.NEGATIVE_INFINITY
  return Number.NaN
}
