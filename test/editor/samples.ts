import { studies } from '../grammar/support.ts'
import { type Page, pages } from '../support/pages.ts'

/** Every study of the samples and the fixtures: its path and its text. */
export const sampleStudies = (): (readonly [string, string])[] =>
  studies().map(({ path, text }) => [path, text] as const)

/** The wrong examples of the manual: texts with a mistake each. */
export const wrongStudies = (): { readonly page: Page; readonly text: string }[] =>
  pages().flatMap((page) => (page.wrong === undefined ? [] : [{ page, text: page.wrong.study }]))
