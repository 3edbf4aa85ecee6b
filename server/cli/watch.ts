import { type FSWatcher, watch as watchPath } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Terminal } from './terminal.ts'

/** Editors write a file in several steps. */
const SETTLE = 80

/**
 * Runs now and whenever one of the files changes, until interrupted. Folders are watched, not files: editors replace files.
 *
 * @param once runs, and says which files the result depends on
 * @returns the exit status when interrupted
 */
export async function watch(file: string, terminal: Terminal, once: () => Promise<readonly string[]>): Promise<number> {
  const watchers = new Map<string, FSWatcher>()
  let wanted = new Set<string>([resolve(file)])
  let changed = () => {}
  const follow = (files: readonly string[]) => {
    wanted = new Set([resolve(file), ...files.map((f) => resolve(f))])
    const folders = new Set([...wanted].map(dirname))
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close()
        watchers.delete(folder)
      }
    for (const folder of folders)
      if (!watchers.has(folder))
        watchers.set(
          folder,
          watchPath(folder, (_, name) => {
            if (name === null || [...wanted].some((f) => dirname(f) === folder && basename(f) === name)) changed()
          }),
        )
  }

  let interrupted = false
  const stop = new Promise<void>((done) => {
    process.once('SIGINT', () => {
      interrupted = true
      changed()
      done()
    })
  })
  follow([])
  while (!interrupted) {
    const next = new Promise<void>((done) => {
      let timer: NodeJS.Timeout | undefined
      changed = () => {
        clearTimeout(timer)
        timer = setTimeout(done, interrupted ? 0 : SETTLE)
      }
    })
    if (terminal.interactive) await terminal.out('\u001b[2J\u001b[3J\u001b[H')
    follow(await once())
    await terminal.error(`\n${terminal.errorPaint.dim(`Watching ${file}. End with Ctrl+C.`)}\n`)
    await Promise.race([next, stop])
  }
  for (const watcher of watchers.values()) watcher.close()
  return 0
}
