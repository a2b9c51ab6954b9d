import { rankingFile } from '@/app/_frame/ranking-file'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { officialRanking } from '@/lib/decisions/ranking-files'

/** The official list, byte for byte as it was signed when it was frozen. */
export const GET = async (_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
  const { code } = await params
  const actor = await requireActor()
  return rankingFile(await asActor(actor, (tx) => officialRanking(tx, actor, code)), 'private, no-store')
}
