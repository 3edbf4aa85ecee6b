import type { Disposable, Uri } from 'vscode'
import type { NotificationType } from 'vscode-languageclient'

/** What those need of a client who only listen to its server. */
export interface Notifier {
  onNotification<P>(type: NotificationType<P>, handler: (params: P) => void): Disposable
  readonly protocol2CodeConverter: { asUri(uri: string): Uri }
}
