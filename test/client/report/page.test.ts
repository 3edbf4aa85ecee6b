import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportPage } from '../../../client/report/page.ts'
import { renderReport } from '../../../server/render/html/report.ts'
import { stylesheet } from '../../../server/render/html/style.ts'
import type { StudyResults } from '../../../server/results/types.ts'
import { root } from '../../cli/spawn.ts'
import { resultsOf, tagsOf } from '../../render/html/markup.ts'

const browser = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome']
  .filter((name) => name !== undefined)
  .find((name) => spawnSync(name, ['--version']).status === 0)

const parts = { cspSource: "'self'", script: '/report.js', style: '/report.css', nonce: 'abc123', language: 'en' }

test('the page of the webview lets only its own script and stylesheet run', () => {
  const page = reportPage({ ...parts, language: 'hr"><script>' })
  const tags = tagsOf(page)
  const policy = tags
    .find((t) => t.attributes.get('http-equiv') === 'Content-Security-Policy')!
    .attributes.get('content')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(tags.filter((t) => t.name === 'script' && !t.closing).map((t) => t.attributes.get('nonce'))).toEqual([
    'abc123',
  ])
})

const bundled = async (entry: string): Promise<string> => {
  const format = entry.startsWith('test') ? 'esm' : 'iife'
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

/** Inside of a script element nothing may look like its end. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

function changed(results: StudyResults): StudyResults {
  const extra = { ...results.tables[0]!, name: 'extra', label: 'One more table above' }
  return {
    ...results,
    tables: [extra, ...results.tables],
    results: results.results.map((r) =>
      r.name === 'overall' ? { ...r, statistics: { ...r.statistics, p: 0.987 } } : r,
    ),
  }
}

async function pageWith(results: StudyResults): Promise<string> {
  const first = renderReport(results, { live: true })
  const given = {
    first: first.html,
    second: renderReport(changed(results), { live: true }).html,
    sources: first.sources.map(({ id, line }) => ({ id, line: line - 1 })),
  }
  const stub = `window.posted = []; window.violations = []; window.given = ${inScript(given)};
document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));
window.acquireVsCodeApi = () => ({ postMessage: (m) => window.posted.push(m), setState: () => {} });`
  const page = reportPage(parts)
  const script = /<script[\s\S]*<\/script>/.exec(page)![0]
  return page
    .replace('<body>', '<body class="vscode-body">')
    .replace(
      script,
      () =>
        `<script nonce="abc123">${stub}</script>\n${script}\n<script nonce="abc123" type="module" src="/checks.js"></script>`,
    )
}

async function findings(): Promise<{ name: string; error?: string }[]> {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', await pageWith(await resultsOf('star/star'))],
    '/report.js': ['text/javascript', await bundled('client/report/main.ts')],
    '/checks.js': ['text/javascript', await bundled('test/client/report/page-checks.ts')],
    '/report.css': ['text/css', stylesheet],
  }
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(text === '' ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const profile = mkdtempSync(join(tmpdir(), 'studyspec-report-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--window-size=800,700', '--enable-logging=stderr']
  const more = [`--user-data-dir=${profile}`, '--remote-debugging-port=0', `http://127.0.0.1:${port}/`]
  const child = spawn(browser!, [...flags, ...more], { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => reject(new Error(`the page did not come to its end:\n${text.slice(-3000)}`)), 60_000)
    child.on('error', reject)
    child.stderr.on('data', (chunk) => {
      text += chunk
      if (!text.includes('findings complete')) return
      clearTimeout(late)
      resolve(text)
    })
  }).finally(() => {
    // The browser has children of its own.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    server.close()
  })
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return [...said.matchAll(/finding (\S+) end/g)].map((m) => JSON.parse(decodeURIComponent(m[1]!)))
}

describe.skipIf(browser === undefined)('in Chromium', () => {
  let found: { name: string; error?: string }[] = []
  beforeAll(async () => {
    found = await findings()
  }, 120_000)

  test('every check of page-checks.ts holds', () => {
    expect(found.length).toBeGreaterThan(14)
    for (const { name, error } of found) expect.soft(error, name).toBeUndefined()
  })
})
