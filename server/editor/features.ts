import type { Feature } from './feature.ts'

/**
 * The register of features: one row for each request that the server answers. A feature is a pure function of a snapshot
 * in a file of its own; a new one is that file and a row here:
 *
 *   documentFeature(HoverRequest.type, { hoverProvider: true }, hover),
 *
 * The capabilities of all rows are declared to the client together.
 */
export const features: readonly Feature[] = [
  // Writing: completion, signature help, formatting, quick fixes.
  // Reading: hover, definition, references, rename, highlight, symbols, call hierarchy.
  // The shape of the text: semantic tokens, folding, selection ranges, links.
  // Results: inlay hints, code lenses, inline tables, report, export.
]
