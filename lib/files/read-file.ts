import { ReadableStream as WebStream } from 'node:stream/web'
import { chunksOfFile, type Part } from './file-store'
import { askedRange } from './range'

export type FileToSend = { sha256: string; mime: string; size: number; name: string }

/**
 * A stored file as an answer that no browser will run: always a download, never sniffed, never cached by anyone between; whole, or the one part that
 * was asked for. Without a request it is whole.
 */
export const fileResponse = ({ sha256, mime, size, name }: FileToSend, request?: Request): Response => {
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
    return new Response(bodyless ? null : contentOf(sha256), { headers: { ...headers, 'content-length': String(size) } })
  const { first, last } = range
  return new Response(contentOf(sha256, range), { status: 206, headers: { ...headers, 'content-length': String(last - first + 1), 'content-range': `bytes ${first}-${last}/${size}` } })
}

const contentOf = (sha256: string, part?: Part): ReadableStream<Uint8Array> =>
  // Node and the web each have a type for the same stream.
  WebStream.from(chunksOfFile(sha256, part)) as ReadableStream<Uint8Array>

/** The name is data, sent twice (RFC 6266 and 8187): in ASCII for old clients, in UTF-8 for the others; also for PDFs that the portal makes itself. */
export const attachmentHeader = (name: string): string => {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7E]/g, '').replace(/["\\/]/g, '_') || 'bestand'
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
