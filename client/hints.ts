import type { InlayHint, TextDocument } from 'vscode'
import type { InlayHintsMiddleware } from 'vscode-languageclient'

/** What stands between the text and the hint behind it: `0..4 → 9 (6.8 %)`, since `0..4 9` reads as one. */
const LEAD = ' → '

/**
 * Sets the hints apart from what is typed: their background alone can hardly be seen in some themes, and one in front of
 * blanks at the end of a line would push the cursor of somebody who goes on there.
 */
export const apart: NonNullable<InlayHintsMiddleware['provideInlayHints']> = async (document, range, token, next) =>
  (await next(document, range, token))?.map((hint) => led(atTheEnd(hint, document)))

function led(hint: InlayHint): InlayHint {
  if (typeof hint.label === 'string') hint.label = LEAD + hint.label
  else if (hint.label[0]) hint.label[0].value = LEAD + hint.label[0].value
  return hint
}

function atTheEnd(hint: InlayHint, document: TextDocument): InlayHint {
  // The text may have been shortened while the hints were on their way.
  if (hint.position.line >= document.lineCount) return hint
  const { text, range } = document.lineAt(hint.position.line)
  if (text.slice(hint.position.character).trim() === '') hint.position = range.end
  return hint
}
