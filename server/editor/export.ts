import { formats, isFormat } from '../../grammar/register/formats.ts'
import { loadRenderer } from '../render/formats.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { Exported, ExportParams } from './protocol.ts'

/**
 * The results of a study in a format of the register, as `studyspec run --format` writes it.
 * @returns null before the first results, and for a format that there is not
 */
export async function exported(
  { results }: Pick<Snapshot, 'results'>,
  { format }: Pick<ExportParams, 'format'>,
): Promise<Exported | null> {
  const row = formats.find(({ name }) => name === format)
  if (results === undefined || row === undefined || !isFormat(format)) return null
  const render = await loadRenderer(format)
  return { text: render(results.value, {}), extension: row.extension }
}
