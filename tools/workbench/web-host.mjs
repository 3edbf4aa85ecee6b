// The extension in the editor's web extension host: unpacked from its package, served to the page, and run in a web worker,
// as in an editor that has no computer behind it. Only the files of the study come from the server.
import { createWriteStream, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** @returns the folder that a package was unpacked into */
export async function unpack(vsix) {
  const { default: yauzl } = await import('yauzl')
  const folder = mkdtempSync(join(tmpdir(), 'studyspec-web-'))
  const zip = await new Promise((resolve, reject) =>
    yauzl.open(vsix, { lazyEntries: true, autoClose: true }, (error, file) => (error ? reject(error) : resolve(file))),
  )
  await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry) => {
      const name = entry.fileName
      if (!name.startsWith('extension/') || name.endsWith('/')) return zip.readEntry()
      const to = join(folder, name.slice('extension/'.length))
      mkdirSync(dirname(to), { recursive: true })
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        pipeline(stream, createWriteStream(to)).then(() => zip.readEntry(), reject)
      })
    })
    zip.readEntry()
  })
  return folder
}

const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Where the extension seems to lie: under the address of the page, which may load from nowhere else. */
const PATH = '/studyspec-web'

/** Makes the page run an extension from a folder of this machine in its web extension host. */
export async function loadInto(page, base, folder) {
  const { host } = new URL(base)
  await page.context().route(`${base}${PATH.slice(1)}/**`, (route) => {
    const path = normalize(decodeURIComponent(new URL(route.request().url()).pathname.slice(PATH.length)))
    return existsSync(join(folder, path))
      ? route.fulfill({ path: join(folder, path), contentType: TYPES[extname(path)] ?? 'text/plain' })
      : route.fulfill({ status: 404 })
  })
  await page.route(
    (url) => url.href.startsWith(base) && url.pathname === '/',
    async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      const changed = html.replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
        (_, head, json) => {
          const settings = JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
          settings.developmentOptions = {
            ...settings.developmentOptions,
            extensions: [{ scheme: 'http', authority: host, path: PATH }],
          }
          return head + JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
        },
      )
      await route.fulfill({ response, body: changed })
    },
  )
}
