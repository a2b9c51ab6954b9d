import { download } from '@/app/_file/download'
import { currentActor } from '@/lib/auth'
import { mandateProof } from '@/lib/organisations/queries'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await currentActor()
  return download(request, actor, async (tx) => (/^[0-9a-f-]{36}$/.test(id) ? mandateProof(tx, actor, id) : null))
}
