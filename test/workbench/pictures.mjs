// Walks the journeys of a first user through a real VS Code and takes a picture at the end of each, into artefacts/; with
// --readme only those of the README, into docs/img. Say names of journeys to walk only those.
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packaged, ROOT } from '../../tools/workbench/vsix.mjs'
import { launchBrowser, missing, startServer } from '../../tools/workbench/workbench.mjs'
import { Desk } from './journeys/desk.mjs'
import { journeys } from './journeys/journeys.mjs'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
}
const WIDTHS = [1280, 800]
const README = { scores: 'light', sample: 'light', gap: 'light', hover: 'dark', completion: 'light', report: 'light' }
const MOST_BYTES = 300 * 1024

const words = process.argv.slice(2)
const readme = words.includes('--readme')
const asked = words.filter((word) => word in journeys)
const named = words.filter((word) => word in THEMES)
const names = asked.length > 0 ? asked : Object.keys(readme ? README : journeys)

const needs = missing()
if (needs) {
  console.error(`No picture can be taken: ${needs}.`)
  process.exit(2)
}
const vsix = packaged()
const out = join(ROOT, readme ? 'docs/img' : 'artefacts')
mkdirSync(out, { recursive: true })
const browser = await launchBrowser()
let failed = 0

/** Every journey has a folder and an editor of its own, so that none sees the edits of another. */
async function walk(name, theme, width, path) {
  const folder = mkdtempSync(join(tmpdir(), 'studyspec-journey-'))
  cpSync(join(ROOT, 'samples'), folder, { recursive: true })
  const server = await startServer({
    vsix: [vsix],
    settings: {
      'workbench.colorTheme': THEMES[theme],
      'workbench.activityBar.location': 'hidden',
      'workbench.sideBar.location': 'left',
      'window.commandCenter': false,
      'editor.stickyScroll.enabled': false,
      'breadcrumbs.enabled': false,
    },
  })
  const context = await browser.newContext({ viewport: { width, height: width < 1000 ? 700 : 860 } })
  const page = await context.newPage()
  try {
    await page.goto(server.url({ folder, payload: [['openFile', server.remote(join(folder, 'star/star.study'))]] }))
    const desk = new Desk(page)
    await desk.ready()
    await page.locator('.view-lines').first().click()
    await page.keyboard.press('Control+b')
    await journeys[name](desk)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (readme && size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}`)
    console.log(`${path.slice(ROOT.length + 1)}  ${(size / 1024).toFixed(0)} KB`)
  } catch (error) {
    failed++
    console.error(`${name}, ${theme}, ${width}: ${error.message}`)
    await page.screenshot({ path: join(ROOT, 'artefacts', `failed-${name}-${theme}-${width}.png`) })
  } finally {
    await context.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

mkdirSync(join(ROOT, 'artefacts'), { recursive: true })
try {
  for (const name of names) {
    if (readme) await walk(name, README[name], 1280, join(out, `${name}.png`))
    else
      for (const theme of named.length > 0 ? named : Object.keys(THEMES))
        for (const width of WIDTHS) await walk(name, theme, width, join(out, `${name}-${theme}-${width}.png`))
  }
} finally {
  await browser.close()
}
process.exitCode = failed === 0 ? 0 : 1
