import type { BaseLanguageClient } from 'vscode-languageclient'

/** What a client does with a mistake: `force` shows it whatever the settings say. */
type Report = BaseLanguageClient['error']

/**
 * A server that ends while it starts lets the client show several messages of the machinery, which hide the one that says
 * what has happened: they go to the log only.
 */
export const quietly =
  (report: Report): Report =>
  (message, data, show) =>
    report(message, data, show === 'force' ? false : show)
