import { expect, test } from 'vitest'
import { analyse } from '../../server/workspace/analyse.ts'
import { memoryHost } from '../workspace/memory-host.ts'

const study = (data: string): string => `variable role : nominal { staff patient }
variable age "Age" : number in 18..110
variable height "Height" : number in 100..220
data people from "d.csv" {
  id id${data}
}
comparison ages {
  compare age by role
}
comparison heights {
  compare height by role
}
`
const csv =
  'id,role,job,age,height\n1,staff,nurse,30,170\n2,patient,cook,40,180\n3,staff,nurse,50,160\n4,patient,cook,60,150\n'

async function errors(text: string, file = csv): Promise<[string, string][]> {
  const host = memoryHost(new Map([['/d.csv', file]]))
  const { diagnostics } = await analyse({ file: 's.study', text, baseDir: '/', roots: ['/'], host, version: '0' })
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => [code, text.slice(span.start, span.end)])
}

test('an include that nobody fulfils is said once, where it stands', async () => {
  expect(await errors(study('\n  include age >= 18\n  include age > 100 "Very old"'))).toEqual([
    ['group-empty', 'include age > 100 "Very old"'],
  ])
})

test('a column with nothing that the study declares is said once', async () => {
  const wrong = csv.replaceAll('staff', 'S').replaceAll('patient', 'P')
  expect((await errors(study(''), wrong)).map(([code]) => code)).toEqual(['label-unmatched'])
})

test('a group that is empty for another reason is still said, for each comparison', async () => {
  const found = await errors(study(''), csv.replaceAll('patient', 'staff'))
  expect(found.map(([code]) => code)).toEqual(['group-empty', 'group-empty'])
})

test('a file without rows is said once', async () => {
  expect((await errors(study(''), 'id,role,job,age,height\n')).map(([code]) => code)).toEqual(['file-no-rows'])
})
