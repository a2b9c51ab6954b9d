import type { Actor } from '@/lib/access/actor'
import { visibleGrants } from '@/lib/access/visible'
import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { addMonths, localDay } from '@/lib/time'

type Started = { awardedAt: Date; periodStart: Date; call: { terms: unknown } }

/** The last day to start: so many months after the award, or after the first day of the period when that comes later. */
export const lastStartOf = ({ awardedAt, periodStart, call }: Started): string => {
  const awarded = localDay(awardedAt)
  const first = periodStart.toISOString().slice(0, 10)
  return addMonths(awarded > first ? awarded : first, termsOf(call).startMonths)
}

/** Accepted, and not started by the last day to do so: an officer sees to it. */
export const lateStarts = async (tx: Tx, actor: Actor): Promise<{ number: string }[]> => {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  const accepted = await tx.grant.findMany({ where: { AND: [visibleGrants(actor), { status: 'ACCEPTED' }] }, select: { number: true, awardedAt: true, periodStart: true, call: { select: { terms: true } } }, orderBy: { number: 'asc' } })
  return accepted.filter((grant) => clock !== undefined && localDay(clock.now) > lastStartOf(grant))
}
