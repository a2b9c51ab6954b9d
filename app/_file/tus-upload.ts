import { z } from 'zod'
import { answerTus, numberIn, tusAnswer, unknownMethod } from './resumable'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import type { FileHolder } from '@/lib/filings/file-holder'
import { receiveUpload } from '@/lib/filings/receive-upload'
import { stopUpload } from '@/lib/filings/stop-upload'
import { gone, uploadOf, type UploadPlace } from '@/lib/filings/upload'

type Context = { params: Promise<{ id: string; upload: string }> }
type Method = (request: Request, context: Context) => Promise<Response>
type Paper = { holder: FileHolder; placeOf: (actor: Actor, id: string, uploadId: string) => Promise<UploadPlace> | UploadPlace }

/**
 * The methods of the address of one upload, for a paper that takes in files. proxy.ts leaves these addresses alone, because it would keep a copy of
 * the bytes in memory.
 */
export const uploadMethods = ({ holder, placeOf }: Paper): Record<'HEAD' | 'PATCH' | 'DELETE', Method> & Record<'GET' | 'POST', () => Response> => {
  /** An address that cannot be one of ours is nobody's. */
  const placeIn = async (actor: Actor, { params }: Context): Promise<UploadPlace> => {
    const { id, upload } = await params
    if (![id, upload].every((text) => z.uuid().safeParse(text).success)) throw gone()
    return placeOf(actor, id, upload)
  }
  return {
    /** How far it is, after a line that broke or a server that was started again. */
    HEAD: (request, context) =>
      answerTus(request, async (actor) => {
        const place = await placeIn(actor, context)
        const { receivedBytes, sizeBytes, expiresAt } = await asActor(actor, (tx, now) => uploadOf(tx, actor, place, now, holder))
        return tusAnswer(200, null, { 'upload-offset': String(receivedBytes), 'upload-length': String(sizeBytes), 'upload-expires': expiresAt.toUTCString() })
      }),
    /** The next bytes. The answer to the last ones comes when the file is filed; who missed it sends none from the end, and hears it again. */
    PATCH: (request, context) =>
      answerTus(request, async (actor, body) => {
        const place = await placeIn(actor, context)
        if (request.headers.get('content-type') !== 'application/offset+octet-stream') return tusAnswer(415, 'Deze aanvraag is geen deel van een bestand.')
        const at = numberIn(request.headers, 'upload-offset')
        if (at === null) return tusAnswer(400, 'Deze aanvraag zegt niet waar in het bestand ze hoort.')
        const { received, taken } = await receiveUpload(actor, { ...place, at }, body, holder)
        return tusAnswer(taken ? 204 : 409, taken ? null : 'Het bestand staat al ergens anders.', { 'upload-offset': String(received) })
      }),
    DELETE: (request, context) =>
      answerTus(request, async (actor) => {
        await stopUpload(actor, await placeIn(actor, context), holder)
        return tusAnswer(204)
      }),
    GET: unknownMethod('HEAD, PATCH, DELETE'),
    POST: unknownMethod('HEAD, PATCH, DELETE'),
  }
}
