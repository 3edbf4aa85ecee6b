// What a first user does, one journey a file row: each ends in a picture of which the README and the walkthrough have some.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../tools/workbench/vsix.mjs'

const study = readFileSync(join(ROOT, 'samples/star/star.study'), 'utf8').split('\n')

/** @returns the line, from 1, in which a text stands for the first time */
export function lineOf(text, after = 0) {
  const index = study.findIndex((line, at) => at >= after && line.includes(text))
  if (index < 0) throw new Error(`the sample has no ${text}`)
  return index + 1
}

export const columnBehind = (line, text) => study[line - 1].indexOf(text) + text.length + 1

export async function showTable(desk, name) {
  await desk.goTo(lineOf(`comparison ${name} `))
  await desk.run('StudySpec: Show Table')
  const input = desk.page.locator('.quick-input-widget input.input')
  await input.fill(name)
  await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor()
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.review-widget', { hasText: name }).first().waitFor({ state: 'attached' })
  await desk.settle()
}

export const journeys = {
  /** The sample with hints, lenses and two tables between the lines. */
  async sample(desk) {
    await desk.page.setViewportSize({ width: desk.page.viewportSize().width, height: 1260 })
    for (const name of ['difficultiesBands', 'overall']) await showTable(desk, name)
    await desk.toTop(lineOf('exploratory comparison difficultiesBands') - 1)
  },

  /** One table between the lines, from its beginning. */
  async table(desk) {
    await showTable(desk, 'overallBands')
    await desk.toTop(lineOf('planned comparison overallBands') - 1)
  },

  /** The study as it is when it is opened: hints behind scores and bands. */
  async scores(desk) {
    await desk.goTo(lineOf('instrument STAR_C') + 16)
  },

  /** A band that starts too late: what is said, and the repair that is offered. */
  async gap(desk) {
    const line = lineOf('25..36')
    await desk.goTo(line, columnBehind(line, '25'))
    await desk.page.keyboard.press('Backspace')
    await desk.type('8')
    await desk.page.locator('.squiggly-error').first().waitFor()
    await desk.settle()
    await desk.page.keyboard.press('Control+.')
    await desk.page.locator('.action-widget:visible').first().waitFor()
    await desk.settle()
  },

  /** What is known of a score. */
  async hover(desk) {
    const line = lineOf('subscale collaboration')
    await desk.goTo(line, columnBehind(line, 'subscale col'))
    await desk.page.keyboard.press('Control+k')
    await desk.page.keyboard.press('Control+i')
    await desk.page.locator('.monaco-hover-content:visible').first().waitFor()
    await desk.page.locator('.monaco-hover-content img').first().waitFor()
    await desk.settle()
  },

  /** Which tests fit. */
  async completion(desk) {
    const line = lineOf('using mann-whitney', lineOf('planned comparison overall '))
    await desk.goTo(line, study[line - 1].length + 1)
    for (let i = 0; i < 'mann-whitney'.length; i++) await desk.page.keyboard.press('Backspace')
    await desk.page.keyboard.press('Control+Space')
    await desk.page.locator('.suggest-widget .monaco-list-row').first().waitFor()
    await desk.settle()
    // The details of the chosen test stand beside the list.
    if (!(await desk.page.locator('.suggest-details').isVisible())) await desk.page.keyboard.press('Control+Space')
    await desk.settle()
  },

  /** The report beside the study. */
  async report(desk) {
    await desk.goTo(lineOf('planned comparison overall '))
    await desk.run('StudySpec: Open Report')
    await desk.report.locator('h1').waitFor({ timeout: 30_000 })
    await desk.report.locator('svg').first().waitFor({ state: 'attached' })
    await desk.page.mouse.click(200, 300)
    await desk.goTo(lineOf('planned comparison overall ') + 1)
    await desk.settle(800)
    await desk.report.locator('#section-figures-title').evaluate((title) => title.scrollIntoView())
    await desk.settle(800)
  },

  async walkthrough(desk) {
    await desk.run('Welcome: Open Walkthrough...')
    const input = desk.page.locator('.quick-input-widget input.input')
    await input.waitFor({ state: 'visible' })
    await input.fill('StudySpec')
    await desk.page.keyboard.press('Enter')
    await desk.page.locator('.getting-started-step').first().waitFor()
    await desk.settle(800)
  },
}
