import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { addDays, lastDayOf, localDay } from '@/lib/time'
import { rulebookOf } from './rulebook'

const portal = systemActor('herinneringen')

/** Job: whoever did not answer the findings yet is reminded once, as many days before the end of the term as the rules of that control say. The outbox keeps it to once. */
export const remindFindings = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const waiting = await tx.control.findMany({ where: { findingsSentAt: { not: null }, repliedAt: null, concludedAt: null, replyUntil: { gt: now } }, include: { grant: true }, orderBy: { grantId: 'asc' } })
    let reminded = 0
    for (const { grant, replyUntil, rulebookVersion } of waiting) {
      const { replyReminderDays } = await rulebookOf(tx, rulebookVersion)
      if (!replyUntil || localDay(now) < addDays(lastDayOf(replyUntil), -replyReminderDays)) continue
      await tellMembers(tx, grant, 'control-reply-expected', `${grant.id}:${lastDayOf(replyUntil)}`)
      reminded += 1
    }
    return { reminded }
  })
