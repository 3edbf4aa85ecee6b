import { ground } from './style/ground.ts'
import { parts } from './style/parts.ts'
import { tables } from './style/tables.ts'

/** How the report looks, in the editor and as a file: one stylesheet; the build writes it beside the webview's script. */
export const stylesheet = ground + tables + parts
