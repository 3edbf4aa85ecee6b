// The study and its report stay at the same place, whichever of them is moved.
import assert from 'node:assert/strict'
import { until } from '../journeys/desk.mjs'
import { lineOf } from '../journeys/journeys.mjs'

/** How far below the upper edge of the report a part stands. */
const top = (desk, id) =>
  desk.report.locator(`#${id}`).evaluate((element) => Math.round(element.getBoundingClientRect().top))

const atTop = (desk, id) =>
  until(`#${id} at the top of the report`, async () => Math.abs(await top(desk, id)) < 60).catch(async (error) => {
    throw new Error(`${error.message}: it is at ${await top(desk, id)}`)
  })

async function open(desk) {
  await desk.run('StudySpec: Open Report')
  await desk.report.locator('#comparison-overall').waitFor({ timeout: 30_000 })
}

/** The first line that can be seen in the editor. */
const firstLine = async (page) => {
  const numbers = await page.locator('.margin-view-overlays .line-numbers').allTextContents()
  return Math.min(...numbers.map(Number).filter((number) => number > 0))
}

export const scrolling = {
  'the report goes to what the cursor stands in': {
    async run({ desk }) {
      await open(desk)
      for (const [text, id] of [
        ['planned comparison overall ', 'comparison-overall'],
        ['instrument STAR_P ', 'scores-STAR_P'],
        ['instrument STAR_C ', 'scores-STAR_C'],
        ['reverse p4', 'scores-STAR_P'],
        ['= sum(p2, ', 'score-STAR_P-collaboration-bands'],
        ['table marriages', 'table-marriages'],
      ]) {
        await desk.goTo(lineOf(text), 2)
        await atTop(desk, id)
      }
    },
  },
  'the editor goes to what the report is scrolled to, and neither pulls the other back': {
    async run({ desk, page }) {
      await open(desk)
      await desk.goTo(1)
      await desk.settle()
      const frame = await page.locator('iframe.webview.ready').first().boundingBox()
      await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2)
      const wanted = lineOf('exploratory comparison difficulties ')
      const before = await firstLine(page)
      assert.ok(before < 10)
      // As a person turns it, until the part is there.
      await until('the part', async () => {
        const at = await top(desk, 'comparison-difficulties')
        if (at < 40) return true
        await page.mouse.wheel(0, Math.min(at - 20, 400))
        return false
      })
      await until('the line in the editor', async () => Math.abs((await firstLine(page)) - wanted) <= 12)
      const there = await top(desk, 'comparison-difficulties')
      await desk.settle()
      assert.ok(Math.abs((await top(desk, 'comparison-difficulties')) - there) < 4, 'the report was pulled away')
    },
  },
  'a button of the report leads to the line': {
    async run({ desk, page }) {
      await open(desk)
      await desk.report.locator('#comparison-difficultiesBands button[data-reveal]').first().click()
      const line = lineOf('exploratory comparison difficultiesBands')
      await page
        .locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` })
        .first()
        .waitFor()
      await desk.line('exploratory comparison difficultiesBands').waitFor()
    },
  },
  'the place is kept while somebody types': {
    async run({ desk, page }) {
      await open(desk)
      const line = lineOf('planned comparison overall ')
      await desk.goTo(line, 40)
      await atTop(desk, 'comparison-overall')
      await desk.settle()
      const place = await top(desk, 'comparison-overall')
      const first = await firstLine(page)
      // The label is changed, and with it the caption of the table in the report.
      await page.keyboard.press('End')
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
      await desk.type(' and so on')
      await desk.report.locator('#comparison-overall-caption', { hasText: 'and so on' }).waitFor()
      await desk.settle()
      assert.ok(Math.abs((await top(desk, 'comparison-overall')) - place) < 4, 'the report has moved')
      assert.equal(await firstLine(page), first, 'the editor has moved')
      // A part above becomes longer: what is read stays where it is.
      await desk.goTo(lineOf('good      "Good"      25..36'), 1)
      await desk.settle()
      const at = await top(desk, 'score-STAR_C-total')
      await page.keyboard.press('End')
      await desk.type(' # a remark')
      await desk.settle(1000)
      assert.ok(Math.abs((await top(desk, 'score-STAR_C-total')) - at) < 4, 'the report has moved on')
    },
  },
}
