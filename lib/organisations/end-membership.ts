import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

export const membershipEnd = z.object({ organisationId: z.uuid(), userId: z.uuid() })

/** A colleague leaves: every role ends at once, and with it the mandate. Files stay with the organisation, which never loses its last gemachtigde. */
export const endMembership = (actor: Actor, { organisationId, userId }: z.output<typeof membershipEnd>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'organisation.end-membership', { organisationId }, 'organisation.read')
    // Two gemachtigden who end each other at once take turns here.
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`
    const others = await tx.membership.count({ where: { organisationId, role: 'APPLICANT_SIGNATORY', endedAt: null, userId: { not: userId } } })
    if (others === 0) throw new Refusal('conflict', 'Uw organisatie moet minstens één gemachtigde houden. Nodig eerst een andere gemachtigde uit.')
    const ended = await tx.membership.updateMany({ where: { organisationId, userId, endedAt: null }, data: { endedAt: now } })
    if (ended.count === 0) throw new Refusal('not-found', 'Deze collega heeft geen toegang meer.')
    const reason = 'De toegang tot de organisatie is beëindigd.'
    await tx.mandate.updateMany({ where: { organisationId, userId, status: { in: ['WAITING', 'APPROVED'] } }, data: { status: 'REFUSED', decidedAt: now, reason } })
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
    await tx.invitation.updateMany({ where: { organisationId, email, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } })
    await recordEvent(tx, actor, { verb: 'organisation.end-membership', subjectType: 'organisation', subjectId: organisationId, payload: { userId, roles: ended.count } })
  })
