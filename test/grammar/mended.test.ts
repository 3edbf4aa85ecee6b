import { expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'

/** The text after every fix that is offered, one after the other; each has to leave fewer mistakes in the end. */
function mended(source: string): { text: string; titles: string[] } {
  const titles: string[] = []
  let text = source
  for (let step = 0; step < 5; step++) {
    const fix = parse(text).errors[0]?.fix
    if (fix === undefined) break
    titles.push(fix.title)
    for (const { span, newText } of fix.edits.toSorted((a, b) => b.span.start - a.span.start))
      text = text.slice(0, span.start) + newText + text.slice(span.end)
  }
  expect(parse(text).errors, text).toEqual([])
  return { text, titles }
}

const inside = (text: string): string => `instrument I {\n  ${text}\n}\n`

it.each([
  // A range behind an open parenthesis is the stated one: the language reads an unparenthesised `in` of a score so.
  ['score s = sum(a, b, c in 0..12', 'score s = sum(a, b, c) in 0..12'],
  ['score s = mean(a, b in 0..12 rounded', 'score s = mean(a, b) in 0..12 rounded'],
  ['score s = round(sum(a, b in 0..12', 'score s = round(sum(a, b)) in 0..12'],
  ['score s = (a + b in 0..12', 'score s = (a + b) in 0..12'],
  ['score s = sum(a, b allow 1 missing', 'score s = sum(a, b) allow 1 missing'],
  ['score s = if sum(a, b > 3 then 1 else 0', 'score s = if sum(a, b) > 3 then 1 else 0'],
  // What counts people counts those in a range.
  ['score s = count(a in 1..2', 'score s = count(a in 1..2)'],
  ['score s = count(a > 1, b > 2 in 0..2', 'score s = count(a > 1, b > 2) in 0..2'],
  ['score s : flag = (a in 1..2', 'score s : flag = (a in 1..2)'],
  ['score s = if (a in 0..2 then 1 else 0', 'score s = if (a in 0..2) then 1 else 0'],
  ['score s = if a in (1, 2 then 1 else 0', 'score s = if a in (1, 2) then 1 else 0'],
  // Two values side by side lack a comma.
  ['score s = sum(a b, c)', 'score s = sum(a, b, c)'],
  ['score s = sum(a b, c', 'score s = sum(a, b, c)'],
  ['score s = sum(a allow, b)', 'score s = sum(a, allow, b)'],
  // From one to the other.
  ['cutoffs s { low 0–4 high 5-9 }', 'cutoffs s { low 0..4 high 5..9 }'],
  ['cutoffs s { low -4–-2 }', 'cutoffs s { low -4..-2 }'],
  ['items c1-c12 on S', 'items c1..c12 on S'],
  ['items c1 – c12 on S', 'items c1..c12 on S'],
  ['reverse c1-c3', 'reverse c1..c3'],
  ['score s = sum(a, b) in 0 - 24', 'score s = sum(a, b) in 0..24'],
  // Comparisons the other way round.
  ['asked when age => 18', 'asked when age >= 18'],
  ['asked when age + 3 => 18', 'asked when age + 3 >= 18'],
  ['asked when age =< 18', 'asked when age <= 18'],
  // An open quote swallows the brace, which is then not missing.
  ['cutoffs s "Severity {\n    low 0..4\n  }', 'cutoffs s "Severity" {\n    low 0..4\n  }'],
])('%s', (wrong, right) => {
  expect(mended(inside(wrong)).text).toBe(inside(right))
})

it('says only that the quote is open', () => {
  for (const text of [inside('cutoffs s "Severity {\n    low 0..4\n  }'), 'instrument I "Title {\n  item a on S\n}\n'])
    expect(parse(text).errors.map(({ code }) => code)).toEqual(['syntax-unclosed-string'])
})

it('takes a dash between numbers for a minus where something is computed, and leaves norms alone', () => {
  expect(mended(inside('score s = a + 5–3')).text).toBe(inside('score s = a + 5-3'))
  expect(parse(inside('norms s { 1 => 30 2 => 40, -3 => 50\n    4 => 60 }')).errors).toEqual([])
})

it('does not guess the end of a range that is being typed', () => {
  expect(parse(inside('cutoffs s { low 0- }')).errors[0]?.fix).toBeUndefined()
})
