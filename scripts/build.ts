/** Bundles what ships: the command line, its data worker, and (when they exist) the server and the client. */
import { existsSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const entries: Readonly<Record<string, string>> = {
  cli: 'server/cli.ts',
  worker: 'server/data/worker.ts',
  server: 'server/main.ts',
  client: 'client/main.ts',
}

rmSync('dist', { recursive: true, force: true })
const result = await build({
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  sourcemap: 'linked',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: 'warning',
})
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  if (path.endsWith('.cjs')) process.stdout.write(`${path}  ${(output.bytes / 1024).toFixed(0)} KB\n`)
}
