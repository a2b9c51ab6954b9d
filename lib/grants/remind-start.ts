import { systemActor } from '@/lib/access/actor'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { addDays, localDay } from '@/lib/time'
import { tellMembers } from './load-grant'
import { lastStartOf } from './start-term'

const portal = systemActor('herinneringen')

/** Job: whoever accepted and did not declare the start yet is reminded once, as many days before the last day as the call says. The outbox keeps it to once. */
export const remindStart = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const today = localDay(now)
    const waiting = await tx.grant.findMany({ where: { status: 'ACCEPTED' }, include: { call: { select: { terms: true } } }, orderBy: { id: 'asc' } })
    const due = waiting.filter((grant) => today <= lastStartOf(grant) && today >= addDays(lastStartOf(grant), -termsOf(grant.call).startReminderDays))
    for (const grant of due) await tellMembers(tx, grant, 'start-expected', `${grant.id}:${lastStartOf(grant)}`)
    return { reminded: due.length }
  })
