import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { loadCall } from '@/lib/calls/load-call'
import { changedMeanwhile } from '@/lib/calls/move-call'
import { peopleWithDraft } from '@/lib/calls/people'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { formatDay, lastDayOf, parseLocalDeadline } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'

export const extension = z
  .object({ code: z.string(), deadlineDay: z.string(), deadlineTime: z.string(), reason: text({ min: 10, max: 1000 }) })
  .transform(({ deadlineDay, deadlineTime, ...rest }, context) => {
    const read = parseLocalDeadline(deadlineDay, deadlineTime)
    if (read.ok) return { ...rest, deadlineAt: read.at }
    context.addIssue({ code: 'custom', path: ['deadlineDay'], message: read.problem })
    return z.NEVER
  })

/** More time for everyone, said with its reason, and only while there is still time: never shorter, never after the fact, never into what follows. */
export const extendCall = (actor: Actor, { code, deadlineAt, reason }: z.output<typeof extension>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'call.extend')
    const call = await loadCall(tx, code)
    if (call.status !== 'OPEN' || !call.deadlineAt || call.deadlineAt <= now) throw new Refusal('too-late', 'Alleen een oproep die open is, kan verlengd worden.')
    if (deadlineAt <= call.deadlineAt) throw new Refusal('invalid', [{ field: 'deadlineDay', message: 'De nieuwe uiterste indiening moet later zijn dan de huidige.' }])
    requireBeforeWhatFollows(call, deadlineAt)
    const changed = await tx.$executeRaw`
      update call set deadline_at = ${deadlineAt}, version = version + 1
       where id = ${call.id}::uuid and status = 'OPEN' and version = ${call.version} and portal_now() < deadline_at`
    if (changed === 0) throw changedMeanwhile()
    for (const userId of await peopleWithDraft(tx, call.id))
      await enqueueEmail(tx, {
        template: 'call-extended',
        to: { userId },
        dedupeKey: `call-extended:${call.id}:${deadlineAt.toISOString()}:${userId}`,
        params: { code, call: call.name, deadline: deadlineAt.toISOString(), reason },
      })
    await recordEvent(tx, actor, { verb: 'call.extend', subjectType: 'call', subjectId: call.id, payload: { from: call.deadlineAt, to: deadlineAt, reason } })
  })

/** The days of the call that come after its deadline: requests come in before the subsidised period begins and while the reserve list still serves. */
const requireBeforeWhatFollows = ({ periodStart, periodEnd, reserveValidUntil }: Call, deadlineAt: Date): void => {
  const lastDay = lastDayOf(deadlineAt)
  const follows = [
    { date: periodStart, what: 'De subsidieperiode begint op' },
    { date: periodEnd, what: 'De subsidieperiode eindigt op' },
    { date: reserveValidUntil, what: 'De reservelijst geldt tot en met' },
  ]
  for (const { date, what } of follows) {
    const day = date?.toISOString().slice(0, 10)
    if (day !== undefined && lastDay >= day) throw new Refusal('invalid', [{ field: 'deadlineDay', message: `${what} ${formatDay(day)}. De nieuwe uiterste indiening moet vóór die dag liggen.` }])
  }
}
