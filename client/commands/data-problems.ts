import { type Diagnostic, l10n, languages, type QuickPickItem, window } from 'vscode'
import { type DiagnosticCode, diagnosticCodes, diagnostics } from '../../grammar/register/diagnostics.ts'
import { studyEditor } from '../studies.ts'

const codesOfData: ReadonlySet<unknown> = new Set<DiagnosticCode>(
  diagnosticCodes.filter((code) => diagnostics[code].area === 'data'),
)

/** A code stands alone, or with the address of its page. */
const isOfData = ({ code }: Diagnostic): boolean => codesOfData.has(typeof code === 'object' ? code.value : code)

interface Row extends QuickPickItem {
  readonly diagnostic: Diagnostic
}

/** Lists what is wrong with the data of a study, and goes to where it is said. */
export async function showDataProblems(): Promise<void> {
  const editor = studyEditor()
  if (editor === undefined) return
  const found = languages.getDiagnostics(editor.document.uri).filter(isOfData)
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('No problem was found in the data of this study.'))
    return
  }
  const rows = found.map((diagnostic): Row => {
    const [first = '', ...rest] = diagnostic.message.split('\n')
    return {
      label: first,
      detail: rest.join(' '),
      description: l10n.t('line {0}', diagnostic.range.start.line + 1),
      diagnostic,
    }
  })
  const picked = await window.showQuickPick(rows, { placeHolder: l10n.t('Problems of the data'), matchOnDetail: true })
  if (picked) await window.showTextDocument(editor.document, { selection: picked.diagnostic.range })
}
