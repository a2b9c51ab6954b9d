import type { Actor } from '@/lib/access/actor'
import { visibleGrants } from '@/lib/access/visible'
import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { amendmentRights, amendmentsOf } from './execution'
import { plansOf } from './plan'

/** What the page to ask a change needs: the plan as it holds now, what runs, and what was answered before. */
export const amendmentPage = async (tx: Tx, actor: Actor, number: string) => {
  const grant = await tx.grant.findFirst({ where: { AND: [{ number }, visibleGrants(actor)] }, include: { call: true, application: { select: { title: true } } } })
  if (!grant) return null
  const amendments = await amendmentsOf(tx, actor, grant.id)
  const { current } = await plansOf(tx, grant)
  const terms = termsOf(grant.call)
  return {
    grant,
    amendments,
    current,
    activities: current.activities.filter(({ plannedSessions }) => plannedSessions > 0),
    answerDays: terms.amendmentWorkingDays,
    sharePercent: terms.amendmentSharePercent,
    ...amendmentRights(actor, grant, amendments.find(({ open }) => open)),
  }
}
export type AmendmentPage = NonNullable<Awaited<ReturnType<typeof amendmentPage>>>
