// What the suite inside the extension host cannot see: what is drawn, what happens without trust, after a reload, and in the
// editor that is nothing but a browser. Each check has an editor of its own.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../tools/workbench/vsix.mjs'
import { loadInto, unpack } from '../../tools/workbench/web-host.mjs'
import { launchBrowser, startServer } from '../../tools/workbench/workbench.mjs'
import { Desk } from './journeys/desk.mjs'
import { showTable } from './journeys/journeys.mjs'

/** The line with a hint of this text. */
const hint = (page, text) => page.locator('.view-line', { hasText: text.replaceAll(' ', '\u00a0') }).first()

const checks = {
  'typing elsewhere draws no table anew': {
    async run({ desk, page }) {
      await showTable(desk, 'overallBands')
      await page.evaluate(() => {
        window.drawn = 0
        new MutationObserver((changes) => {
          for (const { target, addedNodes, removedNodes } of changes) {
            const inside = target instanceof Element && target.closest('.review-widget .comment-body')
            if (inside) window.drawn += addedNodes.length + removedNodes.length
          }
        }).observe(document.body, { subtree: true, childList: true })
      })
      await desk.goTo(175)
      await desk.type('# a sentence is typed while the results are computed again and again\n')
      await desk.settle()
      assert.equal(await page.evaluate(() => window.drawn), 0)
      assert.equal(await page.locator('.review-widget table:visible').count(), 1)
    },
  },
  'without trust the text is checked and no data are read': {
    trust: true,
    async run({ desk, page }) {
      const no = page.getByRole('button', { name: /^No/ })
      await no.waitFor({ timeout: 30_000 })
      await no.click()
      await desk.line('instrument STAR_C').waitFor()
      await desk.goTo(48)
      // The range comes from the text; the counts behind the bands would come from the data.
      await hint(page, '→ 0..48').waitFor()
      await desk.lens('not computed').first().waitFor()
      assert.equal(await page.locator('.view-line', { hasText: '46.2' }).count(), 0)
    },
  },
  'the report is there again after a reload': {
    // An address that names a file opens that and nothing else, also the second time.
    byHand: true,
    async run({ desk, page }) {
      await desk.run('StudySpec: Open Report')
      await desk.report.locator('h1').waitFor({ timeout: 30_000 })
      await desk.settle(1500)
      await desk.run('Developer: Reload Window')
      await page.waitForEvent('domcontentloaded')
      await desk.report.locator('h1').waitFor({ timeout: 40_000 })
    },
  },
  'in a web worker: hints with the figures of the article, and the report': {
    web: true,
    async run({ desk, page }) {
      await desk.goTo(48)
      await hint(page, '46.2').waitFor()
      await desk.run('StudySpec: Open Report')
      await desk.report.locator('h1').waitFor({ timeout: 30_000 })
      await desk.report.getByText('0.230').first().waitFor()
    },
  },
}

/** @returns how many checks passed and failed */
export async function runChecks(vsix, only = '') {
  let passed = 0
  let failed = 0
  for (const [name, { run, trust = false, web = false, byHand = false }] of Object.entries(checks).filter(([one]) =>
    one.includes(only),
  )) {
    const folder = mkdtempSync(join(tmpdir(), 'studyspec-check-'))
    cpSync(join(ROOT, 'samples'), folder, { recursive: true })
    // The page of the web host is one that was changed on its way, which the browser takes for one from elsewhere.
    const browser = await launchBrowser(web ? { args: ['--disable-features=LocalNetworkAccessChecks'] } : {})
    const server = await startServer({ vsix: web ? [] : [vsix], trust })
    const unpacked = web ? await unpack(vsix) : undefined
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    try {
      if (unpacked) await loadInto(page, server.url({}).replace(/\?.*/, ''), unpacked)
      const payload = byHand ? [] : [['openFile', server.remote(join(folder, 'star/star.study'))]]
      await page.goto(server.url({ folder, payload }))
      const desk = new Desk(page)
      if (byHand) await desk.open('star.study')
      if (!trust) {
        await desk.ready()
        await page
          .locator('.view-lines')
          .first()
          .click({ position: { x: 40, y: 8 } })
      }
      await run({ desk, page })
      passed++
      console.log(`  ✔ ${name}`)
    } catch (error) {
      failed++
      console.error(`  ✘ ${name}\n${error.stack}`)
      mkdirSync(join(ROOT, 'artefacts'), { recursive: true })
      await page.screenshot({ path: join(ROOT, 'artefacts', `failed-check-${failed}.png`) })
    } finally {
      await browser.close()
      await server.stop()
      for (const one of [folder, ...(unpacked ? [unpacked] : [])]) rmSync(one, { recursive: true, force: true })
    }
  }
  return { passed, failed }
}
