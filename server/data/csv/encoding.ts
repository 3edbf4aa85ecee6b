/** Encodings whose delimiters, quotes and line ends are the bytes of ASCII wherever they occur; read without conversion. */
const byteSafe = /^(utf-8|windows-\d+|iso-8859-\d+(-i)?|macintosh|x-mac-cyrillic|koi8-[ru]|ibm866)$/

export interface EncodingChoice {
  /** WHATWG name. */
  readonly encoding: string
  /** Bytes of the mark at the start of the file. */
  readonly mark: number
  /** How it was found: `assumed` is UTF-8 until a text says otherwise. */
  readonly by: 'mark' | 'stated' | 'pattern' | 'assumed'
}

/** @returns the WHATWG name of an encoding label, undefined for an unknown one */
export function encodingName(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export function isByteSafe(encoding: string): boolean {
  return byteSafe.test(encoding)
}

/**
 * @param head the first bytes of the file
 * @param stated a WHATWG name; a byte-order mark wins over it, as in the WHATWG standard
 */
export function chooseEncoding(head: Uint8Array, stated: string | undefined): EncodingChoice {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3, by: 'mark' }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2, by: 'mark' }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2, by: 'mark' }
  if (stated !== undefined) return { encoding: stated, mark: 0, by: 'stated' }
  const zeros = [0, 0]
  const length = Math.min(head.length, 4096) & ~1
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1]!++
  // Latin text in UTF-16 has a zero in almost every second byte and none in the others.
  if (zeros[1]! > length * 0.3 && zeros[0] === 0) return { encoding: 'utf-16le', mark: 0, by: 'pattern' }
  if (zeros[0]! > length * 0.3 && zeros[1] === 0) return { encoding: 'utf-16be', mark: 0, by: 'pattern' }
  return { encoding: 'utf-8', mark: 0, by: 'assumed' }
}

export function decode(bytes: Uint8Array, encoding: string): string {
  return decoderOf(encoding)(bytes)
}

/** @returns what decodes many texts of one encoding */
export function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes)
}

/** @returns whether the bytes are valid UTF-8 */
export function isUtf8(bytes: Uint8Array): boolean {
  let ascii = true
  for (let i = 0; ascii && i < bytes.length; i++) ascii = bytes[i]! < 128
  if (ascii) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Code pages that office programs save in, the commonest first. */
const guesses = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'macintosh',
]

/**
 * The code page in which most of the study's own words are found; among equals the one that gives the most letters the study
 * uses, then the fewest characters that are no letters.
 * @param texts cells and headings that are not UTF-8
 * @param words headings, labels and codes of the study
 */
export function guessEncoding(texts: readonly Uint8Array[], words: Iterable<string>): string {
  const known = new Set<string>()
  const letters = new Set<string>()
  for (const word of words) {
    known.add(word.normalize('NFC').trim())
    for (const character of word.normalize('NFC')) if (character > '\u007f') letters.add(character)
  }
  let best = guesses[0]!
  let bestScore = [-1, -1, -1]
  for (const encoding of guesses) {
    const score = [0, 0, 0]
    const decoded = decoderOf(encoding)
    for (const bytes of texts) {
      const text = decoded(bytes)
      if (known.has(text.trim())) score[0]!++
      for (const character of text) {
        if (character <= '\u007f') continue
        if (letters.has(character)) score[1]!++
        score[2]! += /\p{L}/u.test(character) ? 1 : -1
      }
    }
    const better = score.findIndex((part, i) => part !== bestScore[i])
    if (better >= 0 && score[better]! > bestScore[better]!) {
      best = encoding
      bestScore = score
    }
  }
  return best
}
