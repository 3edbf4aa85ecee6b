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
  'in a narrow panel the figures of the report fit, with letters that can be read, and tables scroll': {
    async run({ desk, page }) {
      await page.keyboard.press('Control+b')
      await page.setViewportSize({ width: 880, height: 860 })
      await desk.run('StudySpec: Open Report')
      await desk.report.locator('figure svg').first().waitFor({ state: 'attached', timeout: 30_000 })
      await desk.settle()
      const seen = await desk.report.locator('html').evaluate((root) => {
        const shown = (selector) =>
          [...root.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0)
        const wide = shown('.table-scroll, .figure-scroll').filter((one) => one.scrollWidth > one.clientWidth)
        return {
          page: root.scrollWidth - root.clientWidth,
          panel: root.clientWidth,
          figures: shown('figure').length,
          pictures: shown('figure svg').map((svg) => svg.clientWidth / svg.viewBox.baseVal.width),
          cut: shown('.figure-scroll').filter((one) => wide.includes(one)).length,
          tables: wide.map((one) => [one.tabIndex, getComputedStyle(one).overflowX, one.role]),
        }
      })
      assert.ok(seen.panel > 400 && seen.panel <= 440, `a panel of ${seen.panel} pixels`)
      assert.equal(seen.page, 0, `a page of ${seen.panel} pixels scrolls sideways`)
      assert.ok(seen.figures > 0)
      assert.equal(seen.pictures.length, seen.figures, 'one picture of each figure')
      // The letters are of 11 and 12 pixels where the picture has its own size.
      for (const size of seen.pictures) assert.ok(size > 0.8, `a figure is shown at ${size} of its size`)
      assert.equal(seen.cut, 0, 'figures that are cut off')
      assert.ok(seen.tables.length > 0, 'no table of the sample is wider than this panel')
      for (const table of seen.tables) assert.deepEqual(table, [0, 'auto', 'region'])
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
