// What the suite inside the extension host cannot see: what is drawn, what is saved where a dialog asks for it, what happens
// without trust, after a reload, when the server dies, and in the editor that is nothing but a browser. Each check has an
// editor of its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../tools/workbench/vsix.mjs'
import { loadInto, unpack } from '../../tools/workbench/web-host.mjs'
import { launchBrowser, startServer } from '../../tools/workbench/workbench.mjs'
import { drawing } from './checks/drawing.mjs'
import { saving } from './checks/saving.mjs'
import { scrolling } from './checks/scrolling.mjs'
import { server as serverChecks } from './checks/server.mjs'
import { Desk } from './journeys/desk.mjs'

/**
 * A check: `run` with the desk, the page, the server and the path of the study; `trust` leaves the editor to ask whether the
 * folder is trusted, `web` runs the extension in a web worker, `byHand` opens the study as a person does, `permissions` are of
 * the browser, and `prepare` changes the folder and says what is to be opened.
 */
const checks = { ...drawing, ...saving, ...scrolling, ...serverChecks }

/** @returns how many checks passed and failed */
export async function runChecks(vsix, only = '') {
  const wanted = new RegExp(only, 'i')
  let passed = 0
  let failed = 0
  for (const [name, check] of Object.entries(checks).filter(([one]) => wanted.test(one))) {
    const folder = mkdtempSync(join(tmpdir(), 'studyspec-check-'))
    try {
      await runCheck(check, folder, vsix)
      passed++
      console.log(`  ✔ ${name}`)
    } catch (error) {
      failed++
      console.error(`  ✘ ${name}\n${error.stack}`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { passed, failed }
}

let pictures = 0

async function runCheck({ run, prepare, permissions, trust = false, web = false, byHand = false }, folder, vsix) {
  cpSync(join(ROOT, 'samples'), folder, { recursive: true })
  const study = join(folder, 'star/star.study')
  const { workspace, open = study } = prepare?.(folder) ?? {}
  // The page of the web host is one that was changed on its way, which the browser takes for one from elsewhere.
  const browser = await launchBrowser(web ? { args: ['--disable-features=LocalNetworkAccessChecks'] } : {})
  const server = await startServer({ vsix: web ? [] : [vsix], trust })
  const unpacked = web ? await unpack(vsix) : undefined
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions })).newPage()
  try {
    if (unpacked) await loadInto(page, server.url({}).replace(/\?.*/, ''), unpacked)
    const payload = byHand ? [] : [['openFile', server.remote(open)]]
    await page.goto(server.url({ folder, workspace, payload }))
    const desk = new Desk(page)
    if (byHand) await desk.open('star.study')
    if (!trust) {
      await desk.ready()
      await page
        .locator('.view-lines')
        .first()
        .click({ position: { x: 40, y: 8 } })
    }
    await run({ desk, page, server, study })
  } catch (error) {
    mkdirSync(join(ROOT, 'artefacts'), { recursive: true })
    await page.screenshot({ path: join(ROOT, 'artefacts', `failed-check-${++pictures}.png`) })
    throw error
  } finally {
    await browser.close()
    await server.stop()
    if (unpacked) rmSync(unpacked, { recursive: true, force: true })
  }
}
