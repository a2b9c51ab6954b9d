import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { adviceFacts, loadAdvice } from './load-advice'
import type { withdrawnAdvice } from './schema'
import { tellDomain } from './tell-domain'

/** An officer takes a question back while nobody answered it. */
export const withdrawAdvice = (actor: Actor, { adviceId, reason }: z.output<typeof withdrawnAdvice>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const advice = await loadAdvice(tx, adviceId)
    if (!advice) throw new Refusal('not-found', 'Deze adviesvraag bestaat niet.')
    requirePermission(actor, 'advice.withdraw', adviceFacts(advice), 'advice.read')
    const { count } = await tx.advice.updateMany({ where: { id: adviceId, status: 'ASKED', withdrawnAt: null }, data: { withdrawnAt: now, withdrawnById: actor.userId, withdrawReason: reason } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Deze adviesvraag is intussen beantwoord, verlopen of ingetrokken. Laad de pagina opnieuw.')
    await tellDomain(tx, advice, 'advice-withdrawn', 'withdrawn')
    await recordEvent(tx, actor, { verb: 'advice.withdraw', subjectType: 'advice', subjectId: adviceId, applicationId: advice.applicationId ?? undefined, payload: { reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
