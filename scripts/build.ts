/** Bundles what ships: the command line, the data worker, the language server, the extension, and the same for a browser. */
import { writeFileSync } from 'node:fs'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { stylesheet } from '../server/render/html/style.ts'

type Entries = Readonly<Record<string, string>>

const node: Entries = {
  cli: 'server/cli.ts',
  work: 'server/cli/work.ts',
  worker: 'server/data/worker.ts',
  analysis: 'server/workspace/analysis-worker.ts',
  server: 'server/main.ts',
  client: 'client/main.ts',
}

const browser: Entries = { client: 'client/browser.ts', server: 'server/browser.ts' }

const webview: Entries = { report: 'client/report/main.ts' }

const shared: BuildOptions = {
  bundle: true,
  target: 'node22',
  external: ['vscode'],
  sourcemap: 'linked',
  minify: true,
  // For the stack of an error in the log.
  keepNames: true,
  metafile: true,
  logLevel: 'warning',
}

/** The client speaks the protocol of the server and needs nothing else of its library. */
const client: BuildOptions = { alias: { 'vscode-languageserver': 'vscode-languageserver-protocol' } }

/**
 * The command line is two files: `--help` loads only the first, and Node keeps the second compiled, as the first asks it to
 * before.
 */
const workApart: Plugin = {
  name: 'work apart',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/work\.ts$/ }, () => ({ path: './work.cjs', external: true })),
}

const forNode: BuildOptions = {
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  // Loaded with `require`, the parts of the command line need no second loader.
  supported: { 'dynamic-import': false },
  plugins: [workApart],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
}

const forBrowser: BuildOptions = {
  outdir: 'dist/browser',
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
}

const isClient = ([, path]: readonly [string, string]): boolean => path.startsWith('client/')

async function bundle(entries: Entries, options: BuildOptions): Promise<void> {
  const all = Object.entries(entries)
  for (const [those, extra] of [
    [all.filter(isClient), client],
    [all.filter((entry) => !isClient(entry)), {}],
  ] as const) {
    if (those.length === 0) continue
    const result = await build({
      ...shared,
      ...options,
      ...extra,
      metafile: true,
      entryPoints: Object.fromEntries(those),
    })
    list(result.metafile)
  }
}

function list({ outputs }: Metafile): void {
  for (const [path, { bytes }] of Object.entries(outputs)) {
    if (!path.endsWith('.map')) process.stdout.write(`${path}  ${(bytes / 1024).toFixed(0)} KB\n`)
  }
}

await bundle(node, forNode)
// The editor takes the client for a CommonJS module, and the server for a script.
await bundle({ client: browser['client']! }, { ...forBrowser, format: 'cjs' })
await bundle({ server: browser['server']! }, forBrowser)
await bundle(webview, { ...forBrowser, outdir: 'dist/webview' })
writeFileSync('dist/webview/report.css', stylesheet)
