// Walks the journeys of a first user through a real VS Code and takes a picture at the end of each: in three themes and two
// widths into artefacts/, or with --keep those that are kept, of the README into docs/img and of the walkthrough into
// media/walkthrough. Names of journeys, themes and widths choose some of them.
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
const HEIGHTS = { 1280: 860, 800: 700, 760: 480 }
/** What is kept: the journey, its theme, its width, and where it goes. */
const KEPT = [
  ['scores', 'light', 1280, 'docs/img/scores.png'],
  ['sample', 'light', 1280, 'docs/img/tables.png'],
  ['gap', 'light', 1280, 'docs/img/gap.png'],
  ['hover', 'dark', 1280, 'docs/img/hover.png'],
  ['completion', 'light', 1280, 'docs/img/completion.png'],
  ['report', 'light', 1280, 'docs/img/report.png'],
  ['scores', 'light', 760, 'media/walkthrough/sample.png'],
  ['table', 'light', 760, 'media/walkthrough/table.png'],
  ['gap', 'light', 760, 'media/walkthrough/gap.png'],
  ['report', 'light', 760, 'media/walkthrough/report.png'],
]
const MOST_BYTES = 300 * 1024

const words = process.argv.slice(2)
const keep = words.includes('--keep')
const everywhere = ['sample', 'scores', 'gap', 'hover', 'completion', 'report', 'walkthrough'].flatMap((name) =>
  Object.keys(THEMES).flatMap((theme) =>
    WIDTHS.map((width) => [name, theme, width, `artefacts/${name}-${theme}-${width}.png`]),
  ),
)
const asked = (known, value) => !words.some((word) => known.includes(word)) || words.includes(String(value))
const walks = (keep ? KEPT : everywhere).filter(
  ([name, theme, width]) =>
    asked(Object.keys(journeys), name) && asked(Object.keys(THEMES), theme) && asked(['1280', '760', '800'], width),
)

const needs = missing()
if (needs) {
  console.error(`No picture can be taken: ${needs}.`)
  process.exit(2)
}
// A copy: a build meanwhile must not change what the later pictures show.
const kept = mkdtempSync(join(tmpdir(), 'studyspec-pictures-'))
const vsix = join(kept, 'studyspec.vsix')
cpSync(words.includes('--as-it-is') ? join(ROOT, 'dist/studyspec.vsix') : packaged(), vsix)
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
      'window.title': 'StudySpec',
    },
  })
  const context = await browser.newContext({ viewport: { width, height: HEIGHTS[width] } })
  const page = await context.newPage()
  try {
    await page.goto(server.url({ folder, payload: [['openFile', server.remote(join(folder, 'star/star.study'))]] }))
    const desk = new Desk(page)
    await desk.ready()
    await page
      .locator('.view-lines')
      .first()
      .click({ position: { x: 40, y: 8 } })
    await page.keyboard.press('Control+b')
    await journeys[name](desk)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (keep && size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}`)
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

for (const folder of ['artefacts', 'docs/img', 'media/walkthrough']) mkdirSync(join(ROOT, folder), { recursive: true })
try {
  for (const [name, theme, width, path] of walks) await walk(name, theme, width, join(ROOT, path))
} finally {
  await browser.close()
  rmSync(kept, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
