/** The body of a request, or null once it is longer than this, whatever Content-Length says: no more than that is ever held. */
export const readBytes = async (request: Request, limitBytes: number): Promise<Buffer | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > limitBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export const readText = async (request: Request, limitBytes: number): Promise<string | null> => (await readBytes(request, limitBytes))?.toString('utf8') ?? null
