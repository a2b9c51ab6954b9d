/**
 * A body, or null once it is longer than this, whatever Content-Length says: no more than that is ever held. What comes after is read and dropped, or
 * the browser's next request on this connection would find it closed.
 */
export const readBytes = async (body: AsyncIterable<Uint8Array> | null, limitBytes: number): Promise<Buffer | null> => {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size <= limitBytes) parts.push(part)
    else parts = []
  }
  return size <= limitBytes ? Buffer.concat(parts) : null
}

export const readText = async (body: AsyncIterable<Uint8Array> | null, limitBytes: number): Promise<string | null> => (await readBytes(body, limitBytes))?.toString('utf8') ?? null
