import { systemActor, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { loadGrant, tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { cancelOpenPayments } from './cancel-payment'

/** The beneficiary gives the grant up: nothing is paid, and its money is free again in the same act. */
export const declineGrant = (actor: Actor, { grantId }: { grantId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'grant.decline', grant, 'grant.read')

    await moveGrant(tx, actor, grant, 'decline')
    await cancelOpenPayments(tx, systemActor('afgestane toekenning'), grant.payments, now)
    await tx.callCommitment.update({ where: { callId: grant.callId }, data: { committedCents: { decrement: grant.grantedCents } } })
    await tellMembers(tx, grant, 'grant-declined')
    await recordEvent(tx, actor, { verb: 'grant.decline', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { freedCents: grant.grantedCents } })
  })
