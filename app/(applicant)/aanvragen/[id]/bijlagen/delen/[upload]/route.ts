import { z } from 'zod'
import { answerTus, numberIn, tusAnswer, unknownMethod } from '@/app/_file/resumable'
import { asActor } from '@/lib/db'
import { receiveUpload } from '@/lib/filings/receive-upload'
import { stopUpload } from '@/lib/filings/stop-upload'
import { gone, uploadOf, type UploadPlace } from '@/lib/filings/upload'

type Context = { params: Promise<{ id: string; upload: string }> }

/** How far it is, after a line that broke or a server that was started again. */
export const HEAD = (request: Request, context: Context): Promise<Response> =>
  answerTus(request, async (actor) => {
    const place = await placeOf(context)
    const { receivedBytes, sizeBytes, expiresAt } = await asActor(actor, (tx, now) => uploadOf(tx, actor, place, now))
    return tusAnswer(200, null, { 'upload-offset': String(receivedBytes), 'upload-length': String(sizeBytes), 'upload-expires': expiresAt.toUTCString() })
  })

/**
 * The next bytes. The answer to the last ones comes when the file is an attachment; who missed it sends none from the end, and hears it again.
 * proxy.ts leaves this address alone, because it would keep a copy of the bytes in memory.
 */
export const PATCH = (request: Request, context: Context): Promise<Response> =>
  answerTus(request, async (actor, body) => {
    const place = await placeOf(context)
    if (request.headers.get('content-type') !== 'application/offset+octet-stream') return tusAnswer(415, 'Deze aanvraag is geen deel van een bestand.')
    const at = numberIn(request.headers, 'upload-offset')
    if (at === null) return tusAnswer(400, 'Deze aanvraag zegt niet waar in het bestand ze hoort.')
    const { received, taken } = await receiveUpload(actor, { ...place, at }, body)
    return tusAnswer(taken ? 204 : 409, taken ? null : 'Het bestand staat al ergens anders.', { 'upload-offset': String(received) })
  })

export const DELETE = (request: Request, context: Context): Promise<Response> =>
  answerTus(request, async (actor) => {
    await stopUpload(actor, await placeOf(context))
    return tusAnswer(204)
  })

export const GET = unknownMethod('HEAD, PATCH, DELETE')
export const POST = unknownMethod('HEAD, PATCH, DELETE')

/** An address that cannot be one of ours is nobody's. */
const placeOf = async ({ params }: Context): Promise<UploadPlace> => {
  const { id, upload } = await params
  if (![id, upload].every((text) => z.uuid().safeParse(text).success)) throw gone()
  return { applicationId: id, uploadId: upload }
}
