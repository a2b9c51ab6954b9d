import { download } from '@/app/_file/download'
import { currentActor } from '@/lib/auth'
import { evidenceToRead } from '@/lib/reports/evidence-to-read'

/** A file of a report, for whoever may read that report. */
export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await currentActor()
  return download(request, actor, (tx) => evidenceToRead(tx, actor, id))
}
