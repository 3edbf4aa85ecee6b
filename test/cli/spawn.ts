import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly error: string
}

/** Runs the command line as its users do, in a process of its own. */
export function studyspec(
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { FORCE_COLOR: _, ...env } = process.env
    const child = spawn(process.execPath, [join(root, 'server/cli.ts'), ...args], {
      cwd: options.cwd ?? root,
      env: { ...env, NO_COLOR: '1', COLUMNS: '80', ...options.env },
    })
    const out: Buffer[] = []
    const error: Buffer[] = []
    child.stdout.on('data', (part) => out.push(part))
    child.stderr.on('data', (part) => error.push(part))
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString('utf8'), error: Buffer.concat(error).toString('utf8') }),
    )
    // A program that ends before it has read its input closes the pipe.
    child.stdin.on('error', (e: NodeJS.ErrnoException) => {
      if (e.code !== 'EPIPE') reject(e)
    })
    child.stdin.end(options.input ?? '')
  })
}
