import { chunksOfFile, type Part } from './file-store'
import { Refusal } from '@/lib/refusal'
import { askedRange } from './range'

export type FileToSend = { sha256: string; mime: string; size: number; name: string }

/**
 * A stored file as an answer that no browser will run: always a download, never sniffed, never cached by anyone between; whole, or the one part that
 * was asked for. Without a request it is whole. It fails, before anything is answered, where the store does not give its first bytes.
 */
export const fileResponse = async ({ sha256, mime, size, name }: FileToSend, request?: Request): Promise<Response> => {
  const etag = `"${sha256}"`
  const headers = {
    'content-type': mime,
    'content-disposition': attachmentHeader(name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    etag,
  }
  const bodyless = request?.method === 'HEAD'
  const range = bodyless ? 'whole' : askedRange(request?.headers ?? new Headers(), { size, etag })
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  if (range === 'whole')
    return new Response(bodyless ? null : await contentOf(sha256), { headers: { ...headers, 'content-length': String(size) } })
  const { first, last } = range
  return new Response(await contentOf(sha256, range), { status: 206, headers: { ...headers, 'content-length': String(last - first + 1), 'content-range': `bytes ${first}-${last}/${size}` } })
}

const contentOf = async (sha256: string, part?: Part): Promise<ReadableStream<Uint8Array>> => {
  const chunks = chunksOfFile(sha256, part)
  const first = await chunks.next()
  return new ReadableStream({
    start: (stream) => (first.done ? stream.close() : stream.enqueue(first.value)),
    pull: async (stream) => {
      const next = await chunks.next()
      if (next.done) stream.close()
      else stream.enqueue(next.value)
    },
    cancel: async () => { await chunks.return(undefined) },
  }, { highWaterMark: 0 })
}

/** Does the store hold this file? Asks for its first byte; a store that is away is refused as busy. What is missing is told to who runs the portal. */
export const isStored = async (sha256: string): Promise<boolean> => {
  const chunks = chunksOfFile(sha256, { first: 0, last: 0 })
  try {
    await chunks.next()
    return true
  } catch (thrown) {
    noteUnread(sha256, thrown)
    if (isMissing(thrown)) return false
    throw new Refusal('busy', 'We kunnen de bestanden nu niet ophalen. Probeer het over een minuut opnieuw.')
  } finally {
    await chunks.return(undefined)
  }
}

export const isMissing = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'

/** One line for who runs the portal: a file of the database that the store does not give. */
export const noteUnread = (sha256: string, thrown: unknown): void =>
  console.error(JSON.stringify({ level: 'error', at: new Date().toISOString(), event: isMissing(thrown) ? 'file-missing' : 'file-unreadable', sha256, reason: String(thrown) }))

/** The name is data, sent twice (RFC 6266 and 8187): in ASCII for old clients, in UTF-8 for the others; also for PDFs that the portal makes itself. */
export const attachmentHeader = (name: string): string => {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7E]/g, '').replace(/["\\/]/g, '_') || 'bestand'
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
