import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import { figureOf } from './printed.ts'

/** `p = 0.000`: no p is 0. */
export function* zeroP(study: Study): Generator<Diagnostic> {
  for (const { reported, origin } of study.comparisons)
    for (const claim of reported.flatMap(({ claims }) => claims)) {
      const figure = claim.name.text === 'p' ? figureOf(claim) : undefined
      if (figure === undefined || figure.value.n !== 0n) continue
      const smallest = figure.decimals === 0 ? '0.001' : `0.${'0'.repeat(figure.decimals - 1)}1`
      const { span, written } = figure.literal
      const behindName = { start: claim.name.span.end, end: span.end }
      yield diagnostic(
        'reported-p-zero',
        { file: origin.file, span },
        `No p is 0: \`p = ${written}\` is what a program prints of a p below ${smallest}. Write \`p < ${smallest}\`.`,
        {
          fixes: [
            {
              title: `Write p < ${smallest}`,
              edits: [{ file: origin.file, span: behindName, newText: ` < ${smallest}` }],
              preferred: true,
            },
          ],
        },
      )
    }
}
