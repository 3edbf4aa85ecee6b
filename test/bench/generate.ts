import { closeSync, openSync, writeSync } from 'node:fs'

/** A small seeded generator (Marsaglia 2003, xorshift32): the bench makes the same file on every machine. */
export function xorshift(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/**
 * Writes a CSV of one-digit answers 0–4 with one group letter, about 2 % of the answers blank.
 * @param layout for each row: the cells, as bytes already joined by commas
 */
function write(path: string, heading: string, rows: number, row: (buffer: Buffer, at: number) => number): void {
  const file = openSync(path, 'w')
  writeSync(file, `${heading}\n`)
  const buffer = Buffer.alloc(1 << 20)
  let at = 0
  for (let i = 0; i < rows; i++) {
    if (at > buffer.length - 256) {
      writeSync(file, buffer, 0, at)
      at = 0
    }
    at = row(buffer, at)
  }
  writeSync(file, buffer, 0, at)
  closeSync(file)
}

/** `q1,…,qK` answers that share a factor, so that alpha is of the usual size. */
export function writeItems(path: string, rows: number, items: number): void {
  const random = xorshift(20261)
  const heading = Array.from({ length: items }, (_, i) => `q${i + 1}`).join(',')
  write(path, heading, rows, (buffer, start) => {
    let at = start
    const person = random() * 3
    for (let i = 0; i < items; i++) {
      buffer[at++] = 48 + Math.min(4, Math.floor(person + random() * 2.2))
      buffer[at++] = i === items - 1 ? 10 : 44
    }
    return at
  })
}

/** The STAR columns: `role,c1…c12,p1…p12`, one version answered by each respondent, 2 % of its answers blank. */
export function writeStar(path: string, rows: number): void {
  const random = xorshift(20262)
  const names = ['c', 'p'].flatMap((letter) => Array.from({ length: 12 }, (_, i) => `${letter}${i + 1}`))
  const roles = [Buffer.from('professional'), Buffer.from('patient')]
  write(path, `role,${names.join(',')}`, rows, (buffer, start) => {
    const patient = random() < 0.717 ? 1 : 0
    let at = start + roles[patient]!.copy(buffer, start)
    const person = random() * 3
    for (let i = 0; i < 24; i++) {
      buffer[at++] = 44
      if (i >= 12 !== (patient === 1) || random() < 0.02) continue
      buffer[at++] = 48 + Math.min(4, Math.floor(person + random() * 2.2))
    }
    buffer[at++] = 10
    return at
  })
}
