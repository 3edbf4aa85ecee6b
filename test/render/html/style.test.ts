import { expect, test } from 'vitest'
import { stylesheet } from '../../../server/render/html/style.ts'

test('it loads nothing', () => {
  expect(stylesheet).not.toMatch(/url\(|@import|https?:/)
})
