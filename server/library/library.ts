import { type BundledInstrument, bundled } from './bundled.ts'

export type { BundledInstrument } from './bundled.ts'

/** Scheme of the read-only documents in which an editor shows bundled instruments. */
export const LIBRARY_SCHEME = 'studyspec-library'

/** The bundled instruments, in the order of the register. */
export const library: readonly BundledInstrument[] = bundled

const texts: ReadonlyMap<string, string> = new Map(bundled.map(({ name, text }) => [name, text]))

/** @returns the text of a bundled instrument by the name behind `use`; undefined when there is none of that name */
export const libraryText = (name: string): string | undefined => texts.get(name)

/** @returns the URI under which an editor shows a bundled instrument: `studyspec-library:/phq9.study` */
export const libraryUri = (name: string): string => `${LIBRARY_SCHEME}:/${name}.study`

/** @returns the name of the bundled instrument that a URI shows; undefined for any other URI */
export function libraryNameOf(uri: string): string | undefined {
  const name = /^studyspec-library:\/{0,3}([^/]+)\.study$/u.exec(uri)?.[1]
  return name !== undefined && texts.has(name) ? name : undefined
}
