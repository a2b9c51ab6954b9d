import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pathOfFile } from './file-store'

/**
 * A stored file as an answer that no browser will run: always a download, never sniffed, never cached by anyone between.
 * The name is data, sent twice: in ASCII for old clients, in UTF-8 for the others.
 */
export const fileResponse = ({ sha256, mime, size, name }: { sha256: string; mime: string; size: number; name: string }): Response =>
  new Response(Readable.toWeb(createReadStream(pathOfFile(sha256))) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': mime,
      'content-length': String(size),
      'content-disposition': attachmentHeader(name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  })

/** RFC 6266 and 8187; also for PDFs that the portal makes itself. */
export const attachmentHeader = (name: string): string => {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7E]/g, '').replace(/["\\/]/g, '_') || 'bestand'
  const encoded = encodeURIComponent(name).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
