import { fileProblems } from './file-problems'
import { Refusal } from '@/lib/refusal'

const PIECE_BYTES = 1024 * 1024

/** The same bytes in pieces of a megabyte. Where the line breaks, what came before comes out first; only then it is said. */
export async function* inPieces(content: AsyncIterable<Uint8Array>, size = PIECE_BYTES): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  let broken = false
  const taken = (): Buffer => {
    const piece = Buffer.concat(waiting)
    waiting = []
    length = 0
    return piece
  }
  const source = content[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next().catch(() => { broken = true; return null })
      if (next === null || next.done) break
      waiting.push(next.value)
      length += next.value.byteLength
      if (length >= size) yield taken()
    }
    if (length > 0) yield taken()
  } finally {
    await source.return?.()
  }
  if (broken) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
}
