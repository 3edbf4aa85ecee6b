// The language server dies, and two folders are open.
import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hint, languageStatus, until } from '../journeys/desk.mjs'

/** The process of the language server that belongs to a workbench, undefined when there is none. */
function languageServer({ dir }) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return command.includes(dir) && command.includes('dist/server.cjs')
      } catch (error) {
        // It ended while it was looked at.
        if (['ENOENT', 'ESRCH', 'EACCES'].includes(error.code)) return false
        throw error
      }
    })
}

/** As in `client/restarts.ts`. */
const RESTARTS = 3

export const server = {
  'a language server that ends again and again is left alone, which is said, with a way back': {
    async run({ desk, page, server }) {
      const seen = new Set()
      // As soon as it is there: most of them are killed before they can answer.
      for (let ends = 0; ends <= RESTARTS; ends++) {
        const pid = await until('a language server', () => {
          const found = languageServer(server)
          return found !== undefined && !seen.has(found) && found
        })
        seen.add(pid)
        process.kill(Number(pid), 'SIGKILL')
        await until('its end', () => languageServer(server) !== pid)
      }
      await desk.run('Notifications: Show Notifications')
      const told = page.locator('.notifications-center .notification-list-item')
      await told.filter({ hasText: 'StudySpec has stopped' }).waitFor()
      // Nothing of the machinery stands beside it.
      assert.equal(await told.count(), 1)
      const stopped = languageStatus(page, 'StudySpec has stopped')
      await stopped.waitFor()
      assert.equal(languageServer(server), undefined)
      await told.getByRole('button', { name: 'Show Log' }).waitFor()
      await told.getByRole('button', { name: 'Restart' }).click()
      await until('another language server', () => languageServer(server) !== undefined)
      await stopped.waitFor({ state: 'detached' })
      await languageStatus(page, 'Results are new').waitFor()
      await desk.goTo(48)
      await hint(page, '46.2').waitFor()
    },
  },
  'two folders: each study has the data of its own': {
    prepare(folder) {
      const other = join(folder, 'second')
      cpSync(join(folder, 'star'), join(other, 'star'), { recursive: true })
      const data = join(other, 'star/star.csv')
      writeFileSync(data, `${readFileSync(data, 'utf8').split('\n').slice(0, 121).join('\n')}\n`)
      const workspace = join(folder, 'two.code-workspace')
      writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'star' }, { path: 'second/star', name: 'second' }] }))
      return { workspace, open: join(folder, 'star/star.study') }
    },
    async run({ desk, page }) {
      // The article's 65 of 132 patients; among the first 120 rows there are others.
      const patients = async () => {
        await desk.goTo(77)
        return (await hint(page, '25..36 → ').textContent())?.replace(/.*→/, '')
      }
      const one = await patients()
      assert.match(one, /65.*49\.2/)
      await page.keyboard.press('Control+p')
      await page.locator('.quick-input-widget input.input').fill('star.study')
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'second' }).first().click()
      await page.locator('.tab', { hasText: 'star.study' }).nth(1).waitFor()
      await until('other counts in the other study', async () => {
        const other = await patients()
        return other !== undefined && /%/.test(other) && other !== one
      })
      await desk.run('StudySpec: Run All')
      const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: 'star.study' })
      await until('both studies', async () => (await rows.count()) === 2)
      await page.keyboard.press('Escape')
    },
  },
}
