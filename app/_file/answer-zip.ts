import { attachmentHeader } from '@/lib/files/read-file'
import type { ZipToSend } from '@/lib/filings/zip-files'
import { isRefusal } from '@/lib/refusal'
import { plain } from './stored-file'

/** A ZIP that is written while it is sent; a store that is away answers that one may come back. */
export const answerZip = async (zip: Promise<ZipToSend>, name: string): Promise<Response> => {
  const made = await zip.catch((thrown: unknown) => { if (isRefusal(thrown)) return thrown; throw thrown })
  if (isRefusal(made)) return plain(503, made.message, { 'retry-after': '60' })
  return new Response(made.content, {
    headers: { 'content-type': 'application/zip', 'content-length': String(made.size), 'content-disposition': attachmentHeader(name), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
