import { systemActor } from '@/lib/access/actor'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { addDays, lastDayOf, localDay } from '@/lib/time'
import { tellMembers } from './load-grant'

const portal = systemActor('herinneringen')

/**
 * Job: the beneficiary is reminded once of conditions that are due soon, as many days before as the call says. One that is due and not met, the officers
 * hear of once: the portal itself ends nothing, because what was sent in late may still be on somebody's desk.
 */
export const remindConditions = (): Promise<{ reminded: number; overdue: number }> =>
  asActor(portal, async (tx, now) => {
    const open = await tx.grantCondition.findMany({
      where: { metAt: null, grant: { status: 'CONDITIONS_PENDING' } },
      include: { grant: { include: { call: { select: { terms: true } }, application: { select: { handlerId: true } } } } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
    const overdue = open.filter(({ dueAt }) => dueAt <= now)
    const due = open.filter(({ dueAt, grant }) => dueAt > now && localDay(now) >= addDays(lastDayOf(dueAt), -termsOf(grant.call).acceptReminderDays))
    // One mail for all conditions of a grant with the same last day.
    for (const { grant, dueAt } of due) await tellMembers(tx, grant, 'conditions-expected', `${grant.id}:${lastDayOf(dueAt)}`)
    for (const { grant, dueAt } of overdue) await tellOfficers(tx, grant, lastDayOf(dueAt))
    return { reminded: due.length, overdue: overdue.length }
  })

/** Who handles the file, or all officers when nobody does; never one with an interest in it. */
const tellOfficers = async (tx: Tx, grant: { id: string; applicationId: string; number: string; application: { handlerId: string | null } }, day: string): Promise<void> => {
  const { applicationId, number } = grant
  const officers = await tx.user.findMany({ where: { suspendedAt: null, roles: { some: { role: 'VLAIO_OFFICER' } }, conflicts: { none: { applicationId } } }, select: { id: true }, orderBy: { id: 'asc' } })
  const handling = officers.filter(({ id }) => id === grant.application.handlerId)
  for (const { id } of handling.length > 0 ? handling : officers) await enqueueEmail(tx, { template: 'conditions-overdue', to: { userId: id }, dedupeKey: `conditions-overdue:${grant.id}:${day}:${id}`, applicationId, fileNumber: number })
}
