import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { giveMembership } from '@/lib/organisations/give-membership'
import { keepProof, type Proof } from '@/lib/organisations/proof'
import { Refusal } from '@/lib/refusal'

/**
 * Shows that one may sign for the organisation. While it waits one signs under reservation, because waiting never blocks a submission
 * (domain 5.8). Asking again while it waits replaces the proof.
 */
export const requestMandate = (actor: Actor, { organisationId }: { organisationId: string }, proof: Proof): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'mandate.request', { organisationId }, 'organisation.read')
    const userId = actor.userId ?? ''
    const proven = { proofSha256: proof.sha256, proofName: proof.name, requestedAt: now, reason: '' }
    await keepProof(tx, proof)
    await tx.mandate.createMany({ data: [{ organisationId, userId, ...proven }], skipDuplicates: true })
    const { count } = await tx.mandate.updateMany({ where: { organisationId, userId, status: 'WAITING' }, data: proven })
    if (count === 0) throw new Refusal('conflict', 'Uw machtiging is al goedgekeurd.')
    await giveMembership(tx, { organisationId, userId, role: 'APPLICANT_SIGNATORY' })
    await recordEvent(tx, actor, { verb: 'mandate.request', subjectType: 'organisation', subjectId: organisationId, payload: { proof: proof.sha256, name: proof.name } })
  })
