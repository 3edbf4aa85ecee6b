import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FileNames } from './host.ts'

/** Files of the disk have `file:` URIs. */
export const nodeFileNames: FileNames = {
  pathOf: (uri) => {
    if (!uri.startsWith('file:')) return undefined
    try {
      return fileURLToPath(uri)
    } catch (error) {
      // A file URI with a host that is no file of this machine, or an encoded slash.
      if (error instanceof TypeError) return undefined
      throw error
    }
  },
  uriOf: (path) => pathToFileURL(path).href,
}
