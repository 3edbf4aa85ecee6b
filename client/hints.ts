import type { InlayHint } from 'vscode'
import type { InlayHintsMiddleware } from 'vscode-languageclient'

/** What stands between the text and the hint behind it: `0..4 → 9 (6.8 %)`, since `0..4 9` reads as one. */
const LEAD = ' → '

/** Sets the hints apart from what is typed; their background alone can hardly be seen in some themes. */
export const apart: NonNullable<InlayHintsMiddleware['provideInlayHints']> = async (document, range, token, next) =>
  (await next(document, range, token))?.map(led)

function led(hint: InlayHint): InlayHint {
  if (typeof hint.label === 'string') hint.label = LEAD + hint.label
  else if (hint.label[0]) hint.label[0].value = LEAD + hint.label[0].value
  return hint
}
