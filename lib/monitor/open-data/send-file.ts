import { alone } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { currentFile, type Recipe } from './make-file'

/** The pieces of a file, one at a time: the next is read when the reader has taken the one before, and no connection waits for a slow reader. The first may have come with its file. */
const streamOf = (fileId: string, first?: Uint8Array | null): ReadableStream<Uint8Array> => {
  let position = 0
  return new ReadableStream({
    pull: async (controller) => {
      if (position === 0 && first) {
        position = 1
        return controller.enqueue(first)
      }
      const [piece] = await alone.$queryRaw<{ bytes: Uint8Array }[]>`select bytes from open_data_piece where file_id = ${fileId}::uuid and position = ${position++}`
      if (piece) controller.enqueue(piece.bytes)
      else controller.close()
    },
  }, { highWaterMark: 0 })
}

const TYPES: readonly (readonly [ending: string, type: string])[] = [['.csv', 'text/csv; charset=utf-8; header=present'], ['.jsonld', 'application/ld+json; charset=utf-8'], ['.json', 'application/json; charset=utf-8']]

/** Whole seconds, as HTTP writes a time. */
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** GET and HEAD, with the checksum of the bytes as a strong validator: who has them already gets 304. */
export const sendFile = async (request: Request, recipe: Recipe): Promise<Response> => {
  const file = await currentFile(recipe).catch((thrown: unknown) => {
    if (isRefusal(thrown) && thrown.code === 'busy') return null
    throw thrown
  })
  if (!file) return new Response('Het loket is even te druk. Probeer het over een minuut opnieuw.\n', { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60', 'cache-control': 'no-store' } })
  const etag = `"${file.sha256}"`
  const headers = {
    etag,
    'last-modified': file.modifiedAt.toUTCString(),
    'cache-control': 'public, no-cache, no-transform',
    'access-control-allow-origin': '*',
  }
  if (isKnown(request.headers, etag, file.modifiedAt)) return new Response(null, { status: 304, headers })
  const described = { ...headers, 'content-type': TYPES.find(([ending]) => file.name.endsWith(ending))?.[1] ?? 'application/octet-stream', 'content-length': String(file.sizeBytes), 'content-disposition': `inline; filename="${file.name}"` }
  return new Response(request.method === 'HEAD' ? null : streamOf(file.id, file.first), { headers: described })
}

/** RFC 9110, 13.2.2: the tag counts when it is sent, the time only otherwise. */
const isKnown = (headers: Headers, etag: string, modifiedAt: Date): boolean => {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && seconds(modifiedAt) * 1000 <= since
}
