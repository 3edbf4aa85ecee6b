import type { ByteSource } from '../../host/host.ts'

/** Bytes read from a file at once. */
export const CHUNK = 4 * 1024 * 1024

/** A file as chunks from `from`, unpacked and converted to UTF-8 as told. `from` counts in the unpacked, converted text. */
export async function* chunks(
  source: ByteSource,
  options: { readonly gzip: boolean; readonly convert?: string; readonly from: number },
): AsyncGenerator<Uint8Array> {
  if (!options.gzip && options.convert === undefined) {
    for (let at = options.from; at < source.size; at += CHUNK) yield await source.read(at, CHUNK)
    return
  }
  let skip = options.from
  for await (const chunk of converted(options.gzip ? unpacked(source) : raw(source), options.convert)) {
    if (skip >= chunk.length) skip -= chunk.length
    else {
      yield skip > 0 ? chunk.subarray(skip) : chunk
      skip = 0
    }
  }
}

async function* raw(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += CHUNK) yield await source.read(at, CHUNK)
}

async function* unpacked(source: ByteSource): AsyncGenerator<Uint8Array> {
  let at = 0
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      if (at >= source.size) {
        controller.close()
        return
      }
      const bytes = await source.read(at, CHUNK)
      at += bytes.length
      if (bytes.length === 0) controller.close()
      else controller.enqueue(Uint8Array.from(bytes))
    },
  })
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

async function* converted(
  stream: AsyncGenerator<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  if (encoding === undefined) {
    yield* stream
    return
  }
  // The mark, if there is one, is taken off by the decoder.
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of stream) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

/** @returns the first bytes, unpacked and converted; at least one byte more than `length` is there when `more` is true */
export async function readHead(
  source: ByteSource,
  options: { readonly gzip: boolean; readonly convert?: string },
  length: number,
): Promise<Uint8Array> {
  if (!options.gzip && options.convert === undefined) return source.read(0, length)
  const parts: Uint8Array[] = []
  let total = 0
  for await (const chunk of chunks(source, { ...options, from: 0 })) {
    parts.push(chunk)
    total += chunk.length
    if (total >= length) break
  }
  const head = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    head.set(part, at)
    at += part.length
  }
  return head.subarray(0, Math.min(length, total))
}
