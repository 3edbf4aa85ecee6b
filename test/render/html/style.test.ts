import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stylesheet } from '../../../server/render/html/style.ts'

const path = join(import.meta.dirname, '../../../client/report/report.css')
const wanted = `/* Written from server/render/html/style.ts by UPDATE_BASELINES=1 npx vitest run test/render/html/style.test.ts */\n${stylesheet}`

test('the stylesheet of the webview is that of the exported file', () => {
  if (process.env['UPDATE_BASELINES']) writeFileSync(path, wanted)
  expect(readFileSync(path, 'utf8')).toBe(wanted)
})

test('it loads nothing', () => {
  expect(stylesheet).not.toMatch(/url\(|@import|https?:/)
})
