/** Commands of the client that lenses name. Their argument is one object: `{ uri, name }`, as the inline table is asked for. */
export const COMMANDS = {
  showTable: 'studyspec.showTable',
  copyTable: 'studyspec.copyTable',
  openInReport: 'studyspec.openInReport',
} as const
