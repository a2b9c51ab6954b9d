import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { cancelOpenPayments } from './cancel-payment'

const portal = systemActor('vervallen toekenningen')

/** Job: a grant that nobody accepted in time gets a notice with a last term; after it, it lapses as if it was declined, and its money is free again. Running it again changes nothing. */
export const lapseGrants = async (): Promise<{ lapsed: number }> => {
  const late = await asActor(portal, (tx, now) => tx.grant.findMany({ where: { status: 'AWARDED', acceptDueAt: { lte: now } }, select: { id: true }, orderBy: { id: 'asc' } }))
  let lapsed = 0
  for (const { id } of late) if (await lapseGrant(id)) lapsed += 1
  return { lapsed }
}

const lapseGrant = (grantId: string): Promise<boolean> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
    const grant = await loadGrant(tx, grantId)
    requirePermission(portal, 'grant.lapse', grant)
    if (grant.status !== 'AWARDED' || grant.acceptDueAt > now) return false
    if (!grant.acceptNoticedAt) {
      await giveNotice(tx, grant, now)
      return false
    }

    await moveGrant(tx, portal, grant, 'decline')
    await cancelOpenPayments(tx, portal, grant.payments, now)
    await tx.callCommitment.update({ where: { callId: grant.callId }, data: { committedCents: { decrement: grant.grantedCents } } })
    await tellMembers(tx, grant, 'grant-declined')
    await recordEvent(tx, portal, { verb: 'grant.lapse', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { acceptDueAt: grant.acceptDueAt, freedCents: grant.grantedCents } })
    return true
  })

/** Said once, with a day that is still to come. */
const giveNotice = async (tx: Tx, grant: LoadedGrant, now: Date): Promise<void> => {
  const acceptDueAt = endOfDay(addDays(localDay(now), termsOf(grant.call).acceptNoticeDays))
  await tx.grant.update({ where: { id: grant.id }, data: { acceptDueAt, acceptNoticedAt: now } })
  await tellMembers(tx, grant, 'acceptance-notice')
  await recordEvent(tx, portal, { verb: 'grant.notice', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { from: grant.acceptDueAt, acceptDueAt } })
}
