import { runAnova, runWelchAnova } from './anova.ts'
import { runChiSquare } from './chi-square.ts'
import { runFisher } from './fisher.ts'
import { runKruskalWallis } from './kruskal-wallis.ts'
import { runMannWhitney } from './mann-whitney.ts'
import type { TestRunner } from './runner.ts'
import { runStudentT, runWelchT } from './t.ts'

/** Who runs which test of the register; a test computed by this version has a row here. */
export const runners: Readonly<Record<string, TestRunner>> = {
  'mann-whitney': { takes: 'groups', varies: true, run: runMannWhitney },
  'welch-t': { takes: 'groups', varies: false, run: runWelchT },
  'student-t': { takes: 'groups', varies: false, run: runStudentT },
  'kruskal-wallis': { takes: 'groups', varies: false, run: runKruskalWallis },
  anova: { takes: 'groups', varies: false, run: runAnova },
  'welch-anova': { takes: 'groups', varies: false, run: runWelchAnova },
  'chi-square': { takes: 'table', varies: true, run: runChiSquare },
  fisher: { takes: 'table', varies: false, run: runFisher },
}
