/** What is read and dropped of a body that is too large. */
const MOST_DROPPED = 32 * 1024 * 1024

/**
 * A body, or null once it is longer than this, whatever Content-Length says: no more than that is ever held. What comes after is read and dropped, or
 * the browser's next request on this connection would find it closed; who goes on and on does find that.
 */
export const readBytes = async (body: AsyncIterable<Uint8Array> | null, limitBytes: number): Promise<Buffer | null> => {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size <= limitBytes) parts.push(part)
    else parts = []
    if (size > limitBytes + MOST_DROPPED) return null
  }
  return size <= limitBytes ? Buffer.concat(parts) : null
}

export const readText = async (body: AsyncIterable<Uint8Array> | null, limitBytes: number): Promise<string | null> => (await readBytes(body, limitBytes))?.toString('utf8') ?? null
