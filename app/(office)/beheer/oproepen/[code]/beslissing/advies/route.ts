import { download } from '@/app/_file/download'
import { currentActor } from '@/lib/auth'
import { adviceFile } from '@/lib/decisions/inspection-advice'

export const GET = async (request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
  const { code } = await params
  const actor = await currentActor()
  return download(request, actor, (tx) => adviceFile(tx, actor, code))
}
