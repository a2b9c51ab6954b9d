import { Refusal } from '@/lib/refusal'
import { fileProblems } from './file-problems'

const PIECE_BYTES = 512 * 1024

/**
 * The same bytes in pieces of half a megabyte, each in the same memory: what holds one has to be done with it before it asks for the next. Where the
 * line breaks, what came before comes out first; only then it is said.
 */
export async function* inPieces(content: AsyncIterable<Uint8Array>, size = PIECE_BYTES): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(size)
  let filled = 0
  let broken = false
  const source = content[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next().catch(() => { broken = true; return null })
      if (next === null || next.done) break
      for (let at = 0; at < next.value.byteLength; ) {
        const part = next.value.subarray(at, at + size - filled)
        piece.set(part, filled)
        at += part.byteLength
        filled += part.byteLength
        if (filled < size) continue
        yield piece
        filled = 0
      }
    }
    if (filled > 0) yield piece.subarray(0, filled)
  } finally {
    await source.return?.()
  }
  if (broken) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
}
