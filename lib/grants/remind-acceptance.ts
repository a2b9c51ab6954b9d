import { systemActor } from '@/lib/access/actor'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { addDays, lastDayOf, localDay } from '@/lib/time'
import { tellMembers } from './load-grant'

const portal = systemActor('herinneringen')

/**
 * Job: whoever did not answer a grant yet is reminded once, as many days before the end of the term as the call says. The outbox keeps it to
 * once; a mail that still waits when the answer comes is not sent (the audience ANSWERER).
 */
export const remindAcceptance = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const waiting = await tx.grant.findMany({ where: { status: 'AWARDED', acceptNoticedAt: null, acceptDueAt: { gt: now } }, include: { call: { select: { terms: true } } }, orderBy: { id: 'asc' } })
    const due = waiting.filter(({ acceptDueAt, call }) => localDay(now) >= addDays(lastDayOf(acceptDueAt), -termsOf(call).acceptReminderDays))
    for (const grant of due) await tellMembers(tx, grant, 'acceptance-expected', `${grant.id}:${lastDayOf(grant.acceptDueAt)}`)
    return { reminded: due.length }
  })
