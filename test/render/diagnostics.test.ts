import { describe, expect, test } from 'vitest'
import { countSeverities, renderDiagnostics } from '../../server/render/diagnostics.ts'
import type { ResultDiagnostic } from '../../server/results/types.ts'

const found = (changes: Partial<ResultDiagnostic> = {}): ResultDiagnostic => ({
  code: 'bands-lowest-uncovered',
  severity: 'error',
  file: 'a.study',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 7,
  message: 'The bands leave 0–4 unclassified.',
  related: [],
  fixes: [],
  ...changes,
})

const show = (text: string, changes: Partial<ResultDiagnostic> = {}, width = 80) =>
  renderDiagnostics([found(changes)], { width, source: () => text }).split('\n')

/** The caret must stand below the first character of the span, in columns of the terminal. */
describe('diagnostics in the terminal', () => {
  test('place, severity, code, message, source line and caret', () => {
    expect(show('x\n  good 5..12\n')).toEqual([
      'a.study:2:3: error[bands-lowest-uncovered] The bands leave 0–4 unclassified.',
      '2 │   good 5..12',
      '  │   ^^^^',
      '',
    ])
  })

  test('tabs are shown as spaces, and the caret stands where the place is', () => {
    const [, line, caret] = show('x\n\tgood 5..12\n', { column: 2, endColumn: 6 })
    expect(line!.indexOf('good')).toBe(caret!.indexOf('^'))
    expect(caret).toContain('^^^^')
  })

  test('characters of two columns before and under the place', () => {
    const [, line, caret] = show('x\n日本 病院 x\n', { column: 4, endColumn: 6 })
    expect(line).toBe('2 │ 日本 病院 x')
    expect(caret).toBe('  │      ^^^^')
  })

  test('a line that is too long is cut to the part around the place', () => {
    const long = `${'x'.repeat(500)} here ${'y'.repeat(500)}`
    const [line, caret] = show(`x\n${long}\n`, { column: 502, endColumn: 506 }, 60).filter((l) => l.includes('│'))
    expect(line!.length).toBeLessThanOrEqual(60)
    expect(line!.slice(caret!.indexOf('^')).startsWith('here')).toBe(true)
  })

  test('a place over several lines is underlined to the end of the first', () => {
    const [, , caret] = show('x\n  abc\ndef\n', { endLine: 3, endColumn: 2 })
    expect(caret).toBe('  │   ^^^')
  })

  test('a place at the end of a line still has a caret', () => {
    const [, , caret] = show('x\nabc\n', { column: 4, endColumn: 4 })
    expect(caret).toBe('  │    ^')
  })

  test('related places and ways out', () => {
    const related = [
      { file: 'a.study', line: 9, column: 1, message: 'declared here' },
      { file: 'b.study', line: 4, column: 1, message: 'and here' },
    ]
    const lines = show('x\n  good 5..12\n', { related, fixes: ['Start good at 0'] })
    expect(lines).toContain('  line 9: declared here')
    expect(lines).toContain('  b.study:4: and here')
    expect(lines).toContain('  help: Start good at 0')
  })

  test('no source, a line that is not there, control characters: still a message', () => {
    expect(renderDiagnostics([found()], {})).toContain('a.study:2:3: error')
    expect(show('x', { line: 99 })).toHaveLength(2)
    expect(show('x\n\u001b[2Jgood\n').join('')).not.toContain('\u001b')
  })

  test('counts in words', () => {
    const list = [found(), found(), found({ severity: 'warning' }), found({ severity: 'information' })]
    expect(countSeverities(list)).toBe('2 errors, 1 warning, 1 remark')
    expect(countSeverities([])).toBe('')
  })
})
