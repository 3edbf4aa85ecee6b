import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { ColumnBinding, Item, Study } from '../../model/study.ts'
import { quoted } from '../words.ts'

/** `already reversed` undoes what somebody did to a reversed item; of an item that is not reversed it turns the answers. */
export function* alreadyReversed(study: Study): Generator<Diagnostic> {
  for (const { bindings, origin } of study.datasets) {
    for (const clause of new Set(bindings.map(({ span }) => span))) {
      const here = bindings.filter((binding) => binding.span === clause && binding.alreadyReversed)
      const plain = here.flatMap(({ target }) => (target.kind === 'item' && !target.reversed ? [target] : []))
      if (plain.length > 0) yield needless(plain, here, origin.file)
    }
  }
}

function needless(plain: readonly Item[], all: readonly ColumnBinding[], file: string): Diagnostic {
  const names = plain.map(({ name }) => quoted(name)).join(', ')
  const span = all[0]!.span
  const [first] = plain
  return diagnostic(
    'already-reversed-needless',
    { file, span },
    `The file has ${names} reversed, but ${plain.length === 1 ? 'it is' : 'they are'} not reversed in \`${first!.instrument}\`: the answers are turned round. Declare the reversal, or remove \`already reversed\`.`,
    {
      related: plain.map(({ name, origin }) => ({
        file: origin.file,
        span: origin.nameSpan,
        message: `${quoted(name)} is not reversed here`,
      })),
      fixes: plain.length === all.length ? removal(file, span) : [],
    },
  )
}

const WORDS = ' already reversed'

/** The words stand at the end of their clause. */
const removal = (file: string, { end }: { readonly end: number }): readonly Fix[] => [
  { title: 'Remove `already reversed`', edits: [{ file, span: { start: end - WORDS.length, end }, newText: '' }] },
]
