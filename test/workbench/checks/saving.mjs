// What is written to files and to the clipboard, with the dialogs answered as a person does.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../tools/workbench/vsix.mjs'
import { until } from '../journeys/desk.mjs'
import { lineOf } from '../journeys/journeys.mjs'

/** What the command line writes for the same study. */
const ofCommandLine = (study, format) =>
  execFileSync(process.execPath, [join(ROOT, 'dist/cli.cjs'), 'run', 'star.study', '--format', format], {
    cwd: join(study, '..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/**
 * Answers the dialog that asks for a file.
 * @param offered the name that it offers, which tells it from the dialog before
 */
async function saveAs(page, offered, path) {
  const input = page.locator('.quick-input-widget input.input')
  // The dialog writes the name, and once more when it has looked at the folder: what is typed meanwhile is mixed with it.
  let before
  await until('the dialog', async () => {
    const value = await input.inputValue()
    const still = value === before && value.endsWith(`/star/${offered}`)
    before = value
    return still
  })
  let seen = 0
  await until('the path is typed', async () => {
    if ((await input.inputValue()) === path) return ++seen > 4
    seen = 0
    await input.fill(path)
    return false
  })
  await page.keyboard.press('Enter')
  await input.waitFor({ state: 'hidden' })
  return until(`${path} is written`, () => existsSync(path) && readFileSync(path).length > 0 && readFileSync(path))
}

const openReport = async (desk) => {
  await desk.run('StudySpec: Open Report')
  await desk.report.locator('#comparison-overall').waitFor({ timeout: 30_000 })
}

/** Keeps what the report says of a button for a moment only: a busy machine would look too late. */
const listen = (desk) =>
  desk.report.locator('#status').evaluate((status) => {
    window.said = []
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, subtree: true })
  })

const said = (desk, word) =>
  until(`“${word}”`, () =>
    desk.report.locator('#status').evaluate((_, wanted) => {
      const at = window.said.indexOf(wanted)
      return at >= 0 && window.said.splice(0, at + 1).length > 0
    }, word),
  )

export const saving = {
  'the report is exported as the command line writes it': {
    async run({ desk, page, study }) {
      for (const [title, format, extension] of [
        ['HTML', 'html', 'html'],
        ['Markdown', 'md', 'md'],
      ]) {
        await desk.run('StudySpec: Export Report…')
        await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click()
        const written = await saveAs(page, `star.${extension}`, join(study, `../my results.${extension}`))
        assert.equal(written.toString(), ofCommandLine(study, format))
        await page.getByText(`Exported to star/my results.${extension}`).first().waitFor()
      }
    },
  },
  'a dialog that is closed writes nothing, and nobody is told of a failure': {
    async run({ desk, page, study }) {
      await desk.run('StudySpec: Export Report…')
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'HTML' }).first().click()
      const input = page.locator('.quick-input-widget input.input')
      await until('the dialog', async () => (await input.inputValue()).endsWith('star.html'))
      await page.keyboard.press('Escape')
      await input.waitFor({ state: 'hidden' })
      assert.equal(existsSync(join(study, '../star.html')), false)

      await openReport(desk)
      await desk.report.locator('#figure-effects button[data-copy=svg]').click()
      await until('the dialog', async () => (await input.inputValue()).endsWith('figure-effects.svg'))
      await page.keyboard.press('Escape')
      await input.waitFor({ state: 'hidden' })
      await desk.settle()
      assert.equal(await desk.report.locator('#status').textContent(), '')
      await desk.run('Notifications: Show Notifications')
      await page.locator('.notifications-center', { hasText: 'No new notifications' }).waitFor()
    },
  },
  'a figure is saved as SVG, readable outside of the editor, and as PNG where pictures cannot be copied': {
    permissions: [],
    async run({ desk, page, study }) {
      await openReport(desk)
      await listen(desk)
      await desk.report.locator('#figure-effects button[data-copy=svg]').click()
      const svg = (await saveAs(page, 'figure-effects.svg', join(study, '../effects.svg'))).toString()
      await said(desk, 'Saved')
      assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
      assert.doesNotMatch(svg, /var\(|currentColor/)
      const drawn = await page.evaluate(async (text) => {
        const image = new Image()
        image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
        await image.decode()
        return image.naturalWidth > 0
      }, svg)
      assert.ok(drawn)

      await desk.report.locator('#figure-effects button[data-copy=png]').click()
      const png = await saveAs(page, 'figure-effects.png', join(study, '../effects.png'))
      assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n')
    },
  },
  'a figure is copied as a picture, a table for Word, as Markdown and as CSV': {
    permissions: ['clipboard-read', 'clipboard-write'],
    async run({ desk, page }) {
      await openReport(desk)
      const pressed = async (of, as) => {
        await desk.report.locator(`${of} button[data-copy=${as}]`).click()
        await said(desk, 'Copied')
      }
      /** What the clipboard holds of a type: text, or for a picture its first bytes. */
      const held = (type) =>
        page.evaluate(async (wanted) => {
          const [item] = await navigator.clipboard.read()
          if (!item.types.includes(wanted)) return `only ${item.types}`
          const blob = await item.getType(wanted)
          return wanted.startsWith('text/')
            ? blob.text()
            : String.fromCharCode(...new Uint8Array(await blob.slice(0, 8).arrayBuffer()))
        }, type)
      await desk.goTo(lineOf('planned comparison overall '))
      await listen(desk)
      await pressed('#comparison-overall', 'word')
      const word = await held('text/html')
      assert.match(word, /<table/)
      assert.match(word, /Healthcare professionals/)
      assert.match(await held('text/plain'), /0\.230/)
      await pressed('#comparison-overall', 'markdown')
      assert.match(await held('text/plain'), /\| *Healthcare professionals/)
      await pressed('#comparison-overall', 'csv')
      assert.match(await held('text/plain'), /Healthcare professionals,/)
      await pressed('#figure-effects', 'png')
      assert.equal(await held('image/png'), '\x89PNG\r\n\x1a\n')
    },
  },
}
