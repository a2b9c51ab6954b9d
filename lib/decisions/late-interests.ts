import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'

export type LatePart = 'REVIEW' | 'CHAIR' | 'DECISION'
export type LateInterest = { conflictId: string; applicationId: string; number: string; name: string; part: LatePart; declaredAt: Date; afterPublication: boolean; weighed: { by: string; at: Date; reason: string } | null }

export const partWords: Record<LatePart, string> = {
  REVIEW: 'beoordeelde het dossier, en die score telt mee in de rangschikking',
  CHAIR: 'leidde het overleg of deed het voorstel',
  DECISION: 'nam of bevestigde de beslissing',
}

type Where = { callId: string } | { applicationId: string }

/**
 * Interests told after the list was frozen on which the latest proposal rests, of who had a hand in it: the oldest first. They move nothing by themselves.
 * Before publication somebody weighs them first (weighInterests); after it they are a note for a reconsideration.
 */
export const lateInterests = async (tx: Tx, actor: Actor, where: Where): Promise<LateInterest[]> => {
  const found = await lateRows(tx, where)
  const readable = found.filter(({ applicationId }) => can(actor, 'conflict.read', { applicationId }))
  const weighed = await tx.weighedInterest.findMany({ where: { conflictId: { in: readable.map(({ conflictId }) => conflictId) } }, select: { conflictId: true, reason: true, weighedAt: true, weighedBy: { select: { name: true } } } })
  return readable.map((interest) => {
    const said = weighed.find(({ conflictId }) => conflictId === interest.conflictId)
    return { ...interest, weighed: said ? { by: said.weighedBy.name, at: said.weighedAt, reason: said.reason } : null }
  })
}

type Row = Omit<LateInterest, 'weighed'>

const lateRows = (tx: Tx, where: Where): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select l.conflict_id as "conflictId", l.application_id as "applicationId", a.number, u.name, l.part, l.declared_at as "declaredAt", l.after_publication as "afterPublication"
    from late_interests(${'callId' in where ? where.callId : null}::uuid, ${'applicationId' in where ? where.applicationId : null}::uuid) l
      join application a on a.id = l.application_id join app_user u on u.id = l.user_id
    order by l.declared_at, l.conflict_id`

/** Files of a call whose decision waits until somebody weighed an interest; whoever has one with them knows nothing of it here. */
export const waitForWeighing = async (tx: Tx, callId: string): Promise<Set<string>> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`select distinct application_id as id from late_interests(${callId}::uuid, null) where not weighed and not after_publication`
  return new Set(rows.map(({ id }) => id))
}
