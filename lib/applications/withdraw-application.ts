import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { applicationLifecycle } from './lifecycle'
import { moveApplication } from './move-application'

export const withdrawal = z.object({ applicationId: z.uuid(), reason: text({ max: 500 }).default('') })

/** Takes a filed request back, until its outcome is published. What follows for its reviews and its envelope is the database's (trigger follow_withdrawal). */
export const withdrawApplication = (actor: Actor, { applicationId, reason }: z.infer<typeof withdrawal>): Promise<void> =>
  asActor(actor, async (tx) => {
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, status: true, number: true } })
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.withdraw', applicationFacts(application), 'application.read')
    if (!applicationLifecycle.withdraw.from.some(status => status === application.status))
      throw new Refusal('changed-meanwhile', 'Deze aanvraag kan niet meer worden ingetrokken.')

    await moveApplication(tx, actor, application, 'withdraw')
    await enqueueEmail(tx, { template: 'application-withdrawn', to: { userId: actor.userId ?? '' }, dedupeKey: `application-withdrawn:${applicationId}`, params: {}, applicationId, fileNumber: application.number })
    await recordEvent(tx, actor, { verb: 'application.withdraw', subjectType: 'application', subjectId: applicationId, applicationId, payload: { reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
