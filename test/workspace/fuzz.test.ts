import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats, isFormat } from '../../grammar/register/formats.ts'
import { nodeHost } from '../../server/host/node.ts'
import { loadRenderer } from '../../server/render/formats.ts'
import { seeded } from '../../server/statistics/random.ts'
import { analyse, type WorkspaceMemo } from '../../server/workspace/analyse.ts'
import { Memo } from '../../server/workspace/memo.ts'

/** Words put where they do not belong, as somebody does who edits, and as nobody does. `SEED=… ` for other ones. */
const SEED = Number(process.env['SEED'] ?? 20261123)
const ODD = ['{', '}', '"', '..', '(', ')', '1e999', '-', '0', '999999999', '\n', '..<', '0.1', 'NaN', '"text"']

test.each(['star/star', 'phq9/phq9', 'star-as-published/star-as-published'])(
  '%s with misplaced words',
  async (path) => {
    const url = new URL(`../../samples/${path}.study`, import.meta.url)
    const text = readFileSync(url, 'utf8')
    const baseDir = new URL('.', url).pathname
    const random = seeded(SEED)
    const below = (n: number): number => Math.floor(random() * n)
    const words = text.split(/(\W)/).filter((word) => word.trim() !== '')
    const renderers = await Promise.all(
      formats
        .map(({ name }) => name)
        .filter(isFormat)
        .map(loadRenderer),
    )
    const memo: WorkspaceMemo = new Memo()
    const thrown: string[] = []
    for (let run = 0; run < 150; run++) {
      const parts = text.split(/(\s+|\b)/)
      for (let edit = below(3); edit >= 0; edit--) {
        const word = random() < 0.7 ? words[below(words.length)]! : ODD[below(ODD.length)]!
        parts.splice(below(parts.length), below(2), random() < 0.2 ? '' : word)
      }
      const now = parts.join('')
      try {
        const input = { file: 'edited.study', text: now, baseDir, roots: [baseDir], host: nodeHost, version: '0', memo }
        const { results } = await analyse(input)
        for (const render of renderers) render(results, {})
      } catch (error) {
        const lines = now.split('\n').filter((line) => !text.includes(line))
        thrown.push(
          `${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join('\n') : error}\n${lines.join('\n')}`,
        )
      }
    }
    memo.close()
    expect(thrown).toEqual([])
  },
)
