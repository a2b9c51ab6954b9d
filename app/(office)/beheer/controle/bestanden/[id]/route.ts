import { download } from '@/app/_file/download'
import { currentActor } from '@/lib/auth'
import { controlFileToRead } from '@/lib/controls/queries'

/** A file of a control, for the office alone. */
export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await currentActor()
  return download(request, actor, (tx) => controlFileToRead(tx, actor, id))
}
