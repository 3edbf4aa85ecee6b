import { type ExtensionContext, FileSystemError, l10n, Uri, window, workspace } from 'vscode'

const FILES = ['star.study', 'star.csv', 'star-hr.csv']

/**
 * Copies the sample study into a folder that the person chooses, or into the folder that is open, and opens it. A file
 * that is there already is not touched.
 */
export async function openSample({ extensionUri }: ExtensionContext): Promise<Uri | undefined> {
  const folder = await chooseFolder()
  if (folder === undefined) return undefined
  const from = Uri.joinPath(extensionUri, 'media', 'samples', 'star')
  const to = Uri.joinPath(folder, 'studyspec-sample')
  await workspace.fs.createDirectory(to)
  for (const name of FILES) {
    try {
      await workspace.fs.copy(Uri.joinPath(from, name), Uri.joinPath(to, name), { overwrite: false })
    } catch (error) {
      if (!(error instanceof FileSystemError && error.code === 'FileExists')) throw error
    }
  }
  const study = Uri.joinPath(to, 'star.study')
  await window.showTextDocument(study)
  return study
}

async function chooseFolder(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]
  if (open === undefined) return pick()
  const here = l10n.t('In {0}', open.name)
  const elsewhere = l10n.t('In another folder…')
  const answer = await window.showQuickPick([here, elsewhere], {
    placeHolder: l10n.t('Where should the sample study go? It gets a folder of its own, studyspec-sample.'),
  })
  if (answer === undefined) return undefined
  return answer === here ? open.uri : pick()
}

async function pick(): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Put the sample here'),
  })
  return picked?.[0]
}
