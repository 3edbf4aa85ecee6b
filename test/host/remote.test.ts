import { describe, expect, test } from 'vitest'
import { isFileFailure } from '../../server/host/host.ts'
import { remoteHost, remoteNames } from '../../server/host/remote.ts'

const files = new Map([['vscode-vfs://github/a/b/my%20data.csv', 'id\n1\n']])
const absent = { failure: 'not-found', detail: 'no such file' } as const
const host = remoteHost({
  stat: (uri) => Promise.resolve(files.has(uri) ? { size: files.get(uri)!.length, modified: 0 } : absent),
  read: (uri) => Promise.resolve(files.has(uri) ? new TextEncoder().encode(files.get(uri)) : absent),
})
const roots = ['vscode-vfs://github/a/b']

describe('files of an editor in a browser', () => {
  test.each([
    ['vscode-vfs://github/a/b', 'my data.csv', 'vscode-vfs://github/a/b/my%20data.csv'],
    ['vscode-vfs://github/a/b', './x/../my data.csv', 'vscode-vfs://github/a/b/my%20data.csv'],
    ['memfs:/a', '..\\b\\ć.csv', 'memfs:/b/%C4%87.csv'],
    ['memfs:/a', '/b', 'memfs:/b'],
    ['memfs:/a', '../../../b', 'memfs:/b'],
    ['file:///c%3A/a', 'b 100%.csv', 'file:///c%3A/a/b%20100%25.csv'],
    ['memfs:/a', 'other:/x y', 'other:/x%20y'],
  ])('%s and %s make %s', (base, path, uri) => {
    expect(host.resolve(base, path)).toBe(uri)
  })

  test('reads what lies in the folders, and nothing else', async () => {
    const access = { roots }
    const read = await host.readBytes('vscode-vfs://github/a/b/my%20data.csv', access, 100)
    expect(isFileFailure(read)).toBe(false)
    expect(await host.readBytes('vscode-vfs://github/a/b/my%20data.csv', access, 2)).toMatchObject({
      failure: 'too-large',
    })
    expect(await host.open('vscode-vfs://github/a/bc/x', access)).toMatchObject({ failure: 'outside' })
    expect(await host.open('vscode-vfs://gitlab/a/b/x', access)).toMatchObject({ failure: 'outside' })
    expect(await host.fingerprint('vscode-vfs://github/a/b/none', access)).toMatchObject({ failure: 'not-found' })
  })

  test('a file system without times tells a change by the content', async () => {
    const path = 'vscode-vfs://github/a/b/my%20data.csv'
    const before = await host.fingerprint(path, { roots })
    files.set(path, 'id\n2\n')
    expect(await host.fingerprint(path, { roots })).not.toEqual(before)
  })

  test('a document that was never saved is no file', () => {
    expect(remoteNames.pathOf('untitled:Untitled-1')).toBeUndefined()
    expect(remoteNames.pathOf('file:///c:/a')).toBe(remoteNames.pathOf('file:///c%3A/a'))
  })
})
