import { runCommand, webview } from '../../../tools/workbench/workbench.mjs'

/** Where the text begins, under the tabs. */
const TOP = 90

/** The line of the first declaration of the sample that has results. */
const FIRST_LENS = 31

/** The line with a hint of this text. */
export const hint = (page, text) => page.locator('.view-line', { hasText: text.replaceAll(' ', '\u00a0') }).first()

/** The entry of the status bar for the language of the file, when it says this. */
export const languageStatus = (page, text) =>
  page.locator(`.statusbar-item [aria-label*="Editor Language Status"][aria-label*="${text}"]`)

/** @returns what `look` finds, as soon as it finds something */
export async function until(what, look, time = 20_000) {
  for (const end = Date.now() + time; ; ) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited ${time} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a person does in the workbench. */
export class Desk {
  /** @param page of Playwright @param {{ width: number }} size */
  constructor(page) {
    this.page = page
  }

  /** The study is open and its results are there. */
  async ready() {
    await this.page.locator('.view-line').first().waitFor({ timeout: 30_000 })
    // In a small window the first lens of the sample is below what can be seen.
    await this.goTo(FIRST_LENS)
    await this.page.locator('.codelens-decoration a').first().waitFor({ timeout: 30_000 })
    await this.goTo(1)
  }

  /** Opens a file of the folder by its name. */
  async open(name) {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 30_000 })
    await this.page.getByText('star-as-published').first().waitFor({ timeout: 30_000 })
    await this.page.keyboard.press('Control+p')
    await this.page.locator('.quick-input-widget input.input').fill(name)
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click()
  }

  /** Nothing has changed on the screen for a while. */
  async settle(quiet = 400) {
    await this.page.evaluate(
      (time) =>
        new Promise((resolve) => {
          const done = () => {
            observer.disconnect()
            resolve()
          }
          let timer = setTimeout(done, time)
          const observer = new MutationObserver((changes) => {
            // The cursor blinks for ever.
            if (changes.every(({ target }) => target instanceof Element && target.closest('.cursors-layer'))) return
            clearTimeout(timer)
            timer = setTimeout(done, time)
          })
          observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
          setTimeout(done, 5000)
        }),
      quiet,
    )
  }

  /** Puts the cursor into a line, at the top of the window or in its middle. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press('Control+g')
    const input = this.page.locator('.quick-input-widget input.input')
    await input.waitFor({ state: 'visible' })
    await input.fill(`:${line}:${column}`)
    await this.page.keyboard.press('Enter')
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    await this.settle()
  }

  /** Scrolls so that a line stands at the top of the window. */
  async toTop(line) {
    await this.goTo(line)
    const number = this.page.locator('.line-numbers', { hasText: new RegExp(`^${line}$`) }).first()
    // The wheel is taken for as much as the editor likes, so it is turned until the line is there.
    for (let turns = 0; turns < 40; turns++) {
      const at = await number.boundingBox()
      if (at === null || Math.abs(at.y - TOP) < 30) break
      await this.page.mouse.move(500, 300)
      await this.page.mouse.wheel(0, at.y - TOP)
      await this.page.waitForTimeout(60)
    }
    await this.settle()
  }

  async run(title) {
    await runCommand(this.page, title)
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 30 })
  }

  line(text) {
    return this.page.locator('.view-line', { hasText: text }).first()
  }

  /** The text of a lens above a declaration is the same for all; they stand in the order of the declarations. */
  lens(title) {
    return this.page.locator('.codelens-decoration a:visible', { hasText: title })
  }

  get report() {
    return webview(this.page)
  }
}
