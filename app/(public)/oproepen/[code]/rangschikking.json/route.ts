import { rankingFile } from '@/app/_frame/ranking-file'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { publicRanking } from '@/lib/decisions/ranking-files'

/** The list as anybody may recompute it, from the publication on. */
export const GET = async (_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
  const { code } = await params
  return rankingFile(await asActor(await currentActor(), (tx) => publicRanking(tx, code)), 'public, max-age=300')
}
