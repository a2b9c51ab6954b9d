import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { hoursOf } from './together'

const portal = systemActor('herinneringen')

/**
 * Job: everyone who may work on a draft is reminded that it is not filed, as many hours before the deadline as the portal says, once each. A call
 * that was extended counts anew, because its deadline is part of the key; who began after the moment needs no reminder; one that comes late
 * takes the place of those before it. A mail that still waits when the request is filed is not sent (the audience DRAFTER).
 */
export const remindDrafts = async (): Promise<{ reminded: number }> => {
  let reminded = 0
  for (;;) {
    const told = await remindSome()
    reminded += told
    if (told < AT_ONCE) return { reminded }
  }
}

const HOUR = 3_600_000
/** Mails per transaction: a call with thousands of drafts must not hold one open for long. */
const AT_ONCE = 200

const remindSome = (): Promise<number> =>
  asActor(portal, async (tx, now) => {
    const setting = await tx.portalSetting.findUnique({ where: { key: 'reminderHours' } })
    const hours = hoursOf(setting?.value ?? null)
    const calls = await tx.call.findMany({ where: { status: 'OPEN', testMode: false, deadlineAt: { gt: now } }, select: { id: true, deadlineAt: true }, orderBy: { deadlineAt: 'asc' } })
    let reminded = 0
    for (const { id, deadlineAt } of calls) {
      const due = deadlineAt && hours.filter((hour) => now.getTime() >= deadlineAt.getTime() - hour * HOUR).at(-1)
      if (deadlineAt && due && reminded < AT_ONCE) reminded += await remind(tx, { callId: id, deadlineAt, hours: due, most: AT_ONCE - reminded })
    }
    return reminded
  })

type Due = { callId: string; deadlineAt: Date; hours: number; most: number }

const remind = async (tx: Tx, { callId, deadlineAt, hours, most }: Due): Promise<number> => {
  const drafts = await tx.$queryRaw<{ id: string; number: string | null; userId: string }[]>`
    select distinct a.id, a.number, m.user_id as "userId"
    from application a join membership m on m.organisation_id = a.organisation_id and m.ended_at is null join app_user u on u.id = m.user_id and u.suspended_at is null
    where a.call_id = ${callId}::uuid and a.status = 'DRAFT' and a.discarded_at is null and a.created_at <= ${new Date(deadlineAt.getTime() - hours * HOUR)}
      and not exists (select from outbox_mail o where o.dedupe_key = 'not-filed:' || a.id || ':' || ${deadlineAt.toISOString()} || ':' || ${hours}::int || ':' || m.user_id)
    order by a.id, m.user_id limit ${most}`
  for (const { id, number, userId } of drafts)
    await enqueueEmail(tx, { template: 'not-filed', to: { userId }, dedupeKey: `not-filed:${id}:${deadlineAt.toISOString()}:${hours}:${userId}`, applicationId: id, fileNumber: number })
  return drafts.length
}
