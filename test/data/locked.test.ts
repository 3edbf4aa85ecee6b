import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Host } from '../../server/host/host.ts'
import { lockOf } from '../../server/host/host.ts'
import { nodeHost } from '../../server/host/node.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { Memo } from '../../server/workspace/memo.ts'
import type { Remembered } from '../../server/workspace/sources.ts'
import { memoryHost } from '../workspace/memory-host.ts'

const STUDY = `variable age : number in 18..110
data people from "people.csv" {
}
table t {
  describe age
}
`
const CSV = 'age\n20\n30\n40\n'

function system(code: string): Error {
  return Object.assign(new Error(`${code}: not now, open '/people.csv'`), { code })
}

/** A host whose file is locked while `code` is set: as it is opened, or while it is read. */
function lockable(during: 'opening' | 'reading'): { host: Host; lock: (code: string | undefined) => void } {
  const free = memoryHost(new Map([['/people.csv', CSV]]))
  let code: string | undefined
  const host: Host = {
    ...free,
    open: async (path, access) => {
      if (code !== undefined && during === 'opening') return { failure: 'locked', path, detail: code }
      const source = await free.open(path, access)
      if (code === undefined || 'failure' in source) return source
      const error = system(code)
      return { ...source, read: () => Promise.reject(error) }
    },
    fingerprint: (path, access) =>
      code === undefined ? free.fingerprint(path, access) : Promise.resolve({ failure: 'locked', path, detail: code }),
  }
  return {
    host,
    lock: (now) => {
      code = now
    },
  }
}

describe.each(['opening', 'reading'] as const)('a file that is locked while %s it', (during) => {
  test.each(['EACCES', 'EPERM', 'EBUSY'])('%s: said with the way out, and read again when it is free', async (code) => {
    const { host, lock } = lockable(during)
    const memo = new Memo<Remembered>()
    const run = () =>
      analyse({ file: 'a.study', text: STUDY, baseDir: '/', roots: ['/'], host, version: '0.0.0', memo })
    expect((await run()).results.data[0]?.rows).toBe(3)

    lock(code)
    const { diagnostics, results } = await run()
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([['file-locked', 'error']])
    const [{ message, span } = { message: '', span: { start: 0, end: 0 } }] = diagnostics
    expect(message).toContain('“people.csv”')
    expect(message).toContain(code)
    expect(message).toContain('Close it there (Excel')
    expect(message.includes('right to read')).toBe(code !== 'EBUSY')
    expect(STUDY.slice(span.start, span.end)).toBe('people')
    expect(results.data[0]?.rows).toBeNull()

    lock(undefined)
    expect((await run()).results.data[0]?.rows).toBe(3)
    memo.close()
  })
})

test('only what may pass is a lock', () => {
  expect(['EACCES', 'EPERM', 'EBUSY'].map((code) => lockOf(system(code)))).toEqual(['EACCES', 'EPERM', 'EBUSY'])
  expect([system('ENOENT'), system('EIO'), new Error('no'), 'EBUSY', undefined].map(lockOf)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  )
})

// The superuser may read everything, so that permissions lock nothing: the session test runs the server as another user then.
test.skipIf(process.getuid === undefined || process.getuid() === 0)(
  'on Node: a file that one may not read (skipped for the superuser, who may, and where there are no permissions)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'studyspec-locked-'))
    const path = join(folder, 'people.csv')
    writeFileSync(path, CSV)
    chmodSync(path, 0)
    try {
      expect(await nodeHost.open(path, { roots: [folder] })).toMatchObject({ failure: 'locked', detail: 'EACCES' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
