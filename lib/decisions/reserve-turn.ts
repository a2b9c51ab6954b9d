import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

type Turn = { applicationId: string; round: number }

/**
 * The reserve list keeps its order also when its files are confirmed one by one, or when money falls away in between: nobody gets a grant while a file that
 * stands higher still waits. A new decision after an upheld reconsideration has no turn: it does not come from the list.
 */
export const requireTurn = async (tx: Tx, actor: Actor, { applicationId, round }: Turn): Promise<void> => {
  const [higher] = await tx.$queryRaw<{ id: string; number: string; rank: number }[]>`
    select h.application_id as id, a.number, h.rank
    from proposal_item i join proposal p on p.id = i.proposal_id and p.round = ${round} and p.reconsideration_id is null
      join ranking_row r on r.ranking_id = p.ranking_id and r.application_id = i.application_id
      join ranking_row h on h.ranking_id = p.ranking_id and h.rank < r.rank
      join assessment s on s.application_id = h.application_id and s.status = 'RESERVE'
      join application a on a.id = h.application_id
    where i.application_id = ${applicationId}::uuid order by h.rank limit 1`
  if (!higher) return
  // Whoever has an interest in that file knows nothing of it.
  if (actor.conflictedApplicationIds.includes(higher.id)) throw new Refusal('too-early', 'Eerst een dossier dat hoger staat op de reservelijst.')
  throw new Refusal('too-early', `Eerst dossier ${higher.number}, op plaats ${higher.rank}: dat staat hoger op de reservelijst.`)
}

/** Of a round from the reserve list: the order of the list, in which its files are confirmed. */
export const inTurn = async <One extends { applicationId: string }>(tx: Tx, rankingId: string, decisions: readonly One[]): Promise<One[]> => {
  const rows = await tx.rankingRow.findMany({ where: { rankingId, applicationId: { in: decisions.map(({ applicationId }) => applicationId) } }, select: { applicationId: true, position: true } })
  const position = new Map(rows.map((row) => [row.applicationId, row.position]))
  return decisions.toSorted((one, other) => (position.get(one.applicationId) ?? Infinity) - (position.get(other.applicationId) ?? Infinity))
}
