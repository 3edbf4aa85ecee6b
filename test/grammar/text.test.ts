import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineMap } from '../../grammar/text.ts'

const text = fc
  .array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'žć', ''), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('the lines of a text', () => {
  it('end with LF, CRLF and CR, and every offset is found again', () => {
    fc.assert(
      fc.property(text, (written) => {
        const lines = written.split(/\r\n|\r|\n/)
        const map = new LineMap(written)
        expect(map.lines).toBe(lines.length)
        for (let offset = 0; offset <= written.length; offset++) {
          const before = written.slice(0, offset)
          // Between CR and LF the line is not over.
          const inside = before.endsWith('\r') && written[offset] === '\n' ? before.slice(0, -1) : before
          const line = inside.split(/\r\n|\r|\n/).length - 1
          expect(map.position(offset).line).toBe(line)
          expect(map.offset(map.position(offset))).toBe(offset)
        }
      }),
    )
  })
})
