import type { Tx } from '@/lib/db'
import { keepSigningKey } from '@/lib/filings/signing-key'
import { rankingInput, withPublicIds, type RankingDocument } from './canonical-ranking'
import { publicIds } from './public-ids'
import { signRanking } from './signed-ranking'

/**
 * The public copy of the list on which published decisions rest, in the act that publishes them. A later round on the same list (from the reserve)
 * leaves the copy as it is: its bytes never change.
 */
export const publishRanking = async (tx: Tx, rankingId: string, granted: ReadonlySet<string>): Promise<void> => {
  if ((await tx.publicRanking.count({ where: { rankingId } })) > 0) return
  const { content } = await tx.ranking.findUniqueOrThrow({ where: { id: rankingId }, select: { content: true } })
  const document: RankingDocument = JSON.parse(content)
  const input = rankingInput(document.input)
  await keepSigningKey(tx)
  await tx.publicRanking.create({ data: { rankingId, ...signRanking(withPublicIds(input, publicIds(input, granted))) } })
}
