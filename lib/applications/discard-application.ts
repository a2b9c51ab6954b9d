import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { submission } from './submit-application'

/** Throws a draft away. It is kept for 30 days, and a new draft may be started while the call is open. */
export const discardApplication = (actor: Actor, { applicationId }: z.infer<typeof submission>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: factColumns })
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.discard', applicationFacts(application), 'application.read')
    const { count } = await tx.application.updateMany({ where: { id: applicationId, status: 'DRAFT', discardedAt: null, number: null }, data: { discardedAt: now } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Dit concept bestaat niet meer, of het werd al eens ingediend.')
    await recordEvent(tx, actor, { verb: 'application.discard', subjectType: 'application', subjectId: applicationId, applicationId })
  })
