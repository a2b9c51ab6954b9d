import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { loadGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import type { Starting } from '@/lib/grants/schema'
import { lastStartOf } from '@/lib/grants/start-term'
import { Refusal } from '@/lib/refusal'
import { formatDay, localDay } from '@/lib/time'
import { movePayment } from './move-payment'

/** The declaration of start: on a day that has come, within the period and no later than the call's term after the award. The portal then proposes the advance by itself. */
export const startGrant = (actor: Actor, { grantId, startDay }: Starting): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'grant.start', grant, 'grant.read')

    const first = grant.periodStart.toISOString().slice(0, 10)
    if (startDay < first) throw new Refusal('invalid', [{ field: 'startDay', message: `De subsidie loopt vanaf ${formatDay(first)}. U start ten vroegste op die dag.` }])
    if (startDay > localDay(now)) throw new Refusal('invalid', [{ field: 'startDay', message: 'Deze dag komt nog. Meld de start op de dag zelf of later.' }])
    const latest = lastStartOf(grant)
    if (startDay > latest) throw new Refusal('invalid', [{ field: 'startDay', message: `U start uiterlijk op ${formatDay(latest)}.` }])
    if (startDay > grant.periodEnd.toISOString().slice(0, 10)) throw new Refusal('invalid', [{ field: 'startDay', message: 'De startdatum ligt na de subsidieperiode.' }])

    await moveGrant(tx, actor, grant, 'start', { startDay: new Date(startDay) })
    const advance = grant.payments.find(({ position, type, status }) => position === 1 && type === 'ADVANCE' && status === 'PLANNED')
    if (advance) await movePayment(tx, actor, advance, 'request', { requestedAt: now })
    await recordEvent(tx, actor, { verb: 'grant.start', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { startDay, advanceRequestedCents: advance?.amountCents ?? 0n } })
  })
