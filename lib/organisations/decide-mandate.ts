import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { giveMembership } from '@/lib/organisations/give-membership'
import { Refusal } from '@/lib/refusal'

export const mandateDecision = z
  .object({ mandateId: z.uuid(), verdict: z.enum(['APPROVED', 'REFUSED'], 'Kies of u de machtiging goedkeurt.'), reason: text({ max: 1000 }) })
  .refine(({ verdict, reason }) => verdict === 'APPROVED' || reason.trim().length >= 10, { path: ['reason'], message: 'Schrijf waarom u weigert, in minstens 10 tekens.' })

/** An officer looked at the proof. Refusing takes back the right to sign that waiting gave; the person stays a member. */
export const decideMandate = (actor: Actor, { mandateId, verdict, reason }: z.output<typeof mandateDecision>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'mandate.decide')
    const mandate = await tx.mandate.findUnique({ where: { id: mandateId }, include: { organisation: { select: { legalName: true } } } })
    if (!mandate) throw new Refusal('not-found', 'Deze machtiging bestaat niet.')
    if (mandate.userId === actor.userId) throw new Refusal('conflict', 'Over uw eigen machtiging beslist een collega.')
    const { count } = await tx.mandate.updateMany({
      where: { id: mandateId, status: 'WAITING', requestedAt: mandate.requestedAt },
      data: { status: verdict, reason, decidedById: actor.userId, decidedAt: now },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Over deze machtiging is al beslist, of er kwam een nieuw bewijs. Laad de pagina opnieuw.')
    const { organisationId, userId, organisation } = mandate
    if (verdict === 'APPROVED') await giveMembership(tx, { organisationId, userId, role: 'APPLICANT_SIGNATORY' })
    else {
      await giveMembership(tx, { organisationId, userId, role: 'APPLICANT_EDITOR' })
      await tx.membership.updateMany({ where: { organisationId, userId, role: 'APPLICANT_SIGNATORY', endedAt: null }, data: { endedAt: now } })
    }
    const news = { to: { userId }, dedupeKey: `mandate-decided:${mandateId}` }
    if (verdict === 'APPROVED') await enqueueEmail(tx, { ...news, template: 'mandate-approved', params: { organisation: organisation.legalName } })
    else await enqueueEmail(tx, { ...news, template: 'mandate-refused', params: { organisation: organisation.legalName, reason } })
    await recordEvent(tx, actor, { verb: 'mandate.decide', subjectType: 'organisation', subjectId: organisationId, payload: { mandateId, userId, verdict, reason } })
  })
