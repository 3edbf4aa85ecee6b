import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import { quoted, scoresOf } from '../words.ts'

/** Every band of one set of cut-offs has a name of its own. */
export function* bandNames(study: Study): Generator<Diagnostic> {
  for (const { score } of scoresOf(study))
    for (const { bands } of score.cutoffs) {
      const seen = new Map<string, (typeof bands)[number]>()
      for (const band of bands) {
        const first = seen.get(band.name)
        if (!first) seen.set(band.name, band)
        else
          yield diagnostic(
            'band-duplicate',
            { file: band.origin.file, span: band.origin.nameSpan },
            `Two bands of ${quoted(score.name)} are called ${quoted(band.name)}. Give this one a name of its own.`,
            {
              related: [
                { file: first.origin.file, span: first.origin.nameSpan, message: `the first ${quoted(band.name)}` },
              ],
            },
          )
      }
    }
}
