import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { loadAdvice } from './load-advice'
import { moveAdvice } from './move-advice'
import { tellAsker } from './tell-domain'

const portal = systemActor('einde van adviestermijnen')

/** Job: a question whose term is over without an answer is over. The work on the file never waited for it. */
export const expireAdvice = async (): Promise<{ expired: number }> => {
  const over = await asActor(portal, (tx, now) => tx.advice.findMany({ where: { status: 'ASKED', withdrawnAt: null, dueAt: { lte: now } }, select: { id: true }, orderBy: { dueAt: 'asc' } }))
  let expired = 0
  for (const { id } of over) if (await expire(id)) expired += 1
  return { expired }
}

/** False when it was answered or taken back in between. */
const expire = (id: string): Promise<boolean> =>
  asActor(portal, async (tx) => {
    const advice = await loadAdvice(tx, id)
    if (!advice) return false
    requirePermission(portal, 'advice.expire')
    await moveAdvice(tx, portal, id, 'expire')
    await tellAsker(tx, advice, 'advice-expired', 'expired')
    await recordEvent(tx, portal, { verb: 'advice.expire', subjectType: 'advice', subjectId: id, applicationId: advice.applicationId ?? undefined, payload: { domain: advice.domain.code } })
    return true
  }).catch((thrown: unknown) => {
    if (isRefusal(thrown) && thrown.code === 'changed-meanwhile') return false
    throw thrown
  })
