import { download } from '@/app/_file/download'
import { attachmentToRead } from '@/lib/applications/queries'
import { currentActor } from '@/lib/auth'

/** A file of a request, for whoever may read that request. */
export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await currentActor()
  return download(request, actor, (tx) => attachmentToRead(tx, actor, id))
}
