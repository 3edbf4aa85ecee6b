import { CONVENTIONS } from '../../grammar/register/conventions.ts'
import type { Settings } from '../model/study.ts'
import type { SettingsResult } from './types.ts'

/** How the numbers were made, in sentences: the conventions, and what the study sets otherwise. */
export function settingsResult(settings: Settings): SettingsResult {
  const { alpha, confidence, conventions, quantiles, pValues, digits, locale, smallCells } = settings
  return {
    alpha,
    confidence,
    conventions,
    conventionNotes: conventionNotes(settings),
    quantiles,
    pValues,
    digits,
    locale,
    smallCells,
  }
}

function conventionNotes(settings: Settings): string[] {
  const book = CONVENTIONS[settings.conventions]
  const { quantiles, exactness, continuity, difference, chiSquare } = book
  return [
    settings.quantiles === quantiles.value
      ? quantiles.description
      : `The study takes quantiles by type ${settings.quantiles}.`,
    settings.exactness === 'auto' ? exactness.description : `The study wants rank tests ${settings.exactness}.`,
    settings.continuity === continuity.value
      ? continuity.description
      : `The study corrects for continuity: ${settings.continuity ? 'yes' : 'no'}.`,
    settings.difference === difference.value
      ? difference.description
      : `The study takes differences ${settings.difference}.`,
    settings.chiSquare === chiSquare.value
      ? chiSquare.description
      : `The study takes 2×2 tables by ${settings.chiSquare}.`,
  ]
}
