import { attachmentToRead } from '@/lib/applications/queries'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { fileResponse } from '@/lib/files/read-file'
import { isRefusal } from '@/lib/refusal'

/** A file of a request, for whoever may read that request; to anyone else it does not exist. */
export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await currentActor()
  try {
    return fileResponse(await asActor(actor, tx => attachmentToRead(tx, actor, id)))
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return new Response('Dit bestand bestaat niet.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
}
