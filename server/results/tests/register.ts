import { runAnova, runWelchAnova } from './anova.ts'
import { runChiSquare } from './chi-square.ts'
import { runFisher } from './fisher.ts'
import { runKruskalWallis } from './kruskal-wallis.ts'
import { runMannWhitney } from './mann-whitney.ts'
import type { TestRunner } from './runner.ts'
import { runStudentT, runWelchT } from './t.ts'

/** Who runs which test of the register; a test computed by this version has a row here. */
export const runners: Readonly<Record<string, TestRunner>> = {
  'mann-whitney': { takes: 'groups', run: runMannWhitney },
  'welch-t': { takes: 'groups', run: runWelchT },
  'student-t': { takes: 'groups', run: runStudentT },
  'kruskal-wallis': { takes: 'groups', run: runKruskalWallis },
  anova: { takes: 'groups', run: runAnova },
  'welch-anova': { takes: 'groups', run: runWelchAnova },
  'chi-square': { takes: 'table', run: runChiSquare },
  fisher: { takes: 'table', run: runFisher },
}
