// What the screen shows, and when: only a page can tell.
import assert from 'node:assert/strict'
import { hint, languageStatus } from '../journeys/desk.mjs'
import { columnBehind, lineOf, showTable } from '../journeys/journeys.mjs'

export const drawing = {
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
  'without trust the text is checked and no data are read, which the status bar says': {
    trust: true,
    async run({ desk, page }) {
      const no = page.getByRole('button', { name: /^No/ })
      await no.waitFor({ timeout: 30_000 })
      await no.click()
      await desk.line('instrument STAR_C').waitFor()
      const line = lineOf('25..36')
      await desk.goTo(line, columnBehind(line, '25'))
      await desk.type('0')
      await page.locator('.squiggly-error').first().waitFor()
      // The counts behind the bands would come from the data.
      await desk.lens('not computed').first().waitFor()
      assert.equal(await page.locator('.view-line', { hasText: '46.2' }).count(), 0)
      await languageStatus(page, 'No data read').waitFor()
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
