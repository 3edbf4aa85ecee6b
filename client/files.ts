import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type FileFailed, ReadRequest, StatRequest } from '../server/editor/protocol.ts'

/** Lets a server without a disk read files through the editor's own file systems. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(StatRequest, ({ uri }) =>
      orFailure(async () => {
        const stat = await workspace.fs.stat(Uri.parse(uri, true))
        if (stat.type & FileType.Directory) return { failure: 'is-directory', detail: uri } as const
        return { size: stat.size, modified: stat.mtime }
      }),
    ),
    client.onRequest(ReadRequest, ({ uri }) =>
      orFailure(async () => ({ base64: toBase64(await workspace.fs.readFile(Uri.parse(uri, true))) })),
    ),
  )
}

async function orFailure<T>(read: () => Promise<T>): Promise<T | FileFailed> {
  try {
    return await read()
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    if (!(error instanceof FileSystemError)) return { failure: 'unreadable', detail }
    if (error.code === 'FileNotFound') return { failure: 'not-found', detail }
    if (error.code === 'NoPermissions') return { failure: 'locked', detail }
    return { failure: error.code === 'FileIsADirectory' ? 'is-directory' : 'unreadable', detail }
  }
}

/** A call takes a limited number of arguments, so a large file goes in pieces. */
const PIECE = 0x8000

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += PIECE) binary += String.fromCharCode(...bytes.subarray(i, i + PIECE))
  return btoa(binary)
}
