import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { inWords, unjustifiedGrants } from './earlier-grants'

/** What stops the payments of a grant, or should: its suspensions, a revocation, and earlier grants that are not justified. */
export const stopsOf = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const grant = await tx.grant.findFirst({
    where: { AND: [{ number }, visibleGrants(actor)] },
    include: { revocations: { orderBy: { proposedAt: 'desc' } }, suspensions: { orderBy: { suspendedAt: 'desc' } }, clearances: { orderBy: { clearedAt: 'desc' } }, payments: { where: { status: 'ORDERED' }, select: { amountCents: true } } },
  })
  if (!grant) return null
  const earlier = (await unjustifiedGrants(tx, grant)).map((one) => ({ key: `${one.grantId}${one.kind}`, number: one.number, words: inWords(one) }))
  const revocation = grant.revocations.find(({ droppedAt }) => droppedAt === null)
  return {
    grant, earlier, revocation, heard: revocation !== undefined && now >= revocation.hearingUntil,
    mayRevoke: can(actor, 'revocation.propose', grant), mayConfirm: revocation !== undefined && can(actor, 'revocation.confirm', { ...grant, takenBy: [revocation.proposedById] }), maySuspend: can(actor, 'grant.suspend', grant), mayClear: can(actor, 'grant.clear', grant),
  }
}
export type GrantStops = NonNullable<Awaited<ReturnType<typeof stopsOf>>>

/** Running grants of an organisation that did not justify an earlier one: for an officer to stop, or to let go on. */
export const grantsToStop = async (tx: Tx, actor: Actor): Promise<{ number: string }[]> => {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    select distinct g.id from grant_award g cross join lateral unjustified_grants(g.organisation_id, g.id) u
     where g.status in ('AWARDED', 'CONDITIONS_PENDING', 'ACCEPTED', 'ACTIVE', 'AMENDMENT_REQUESTED') and not exists (select from grant_clearance c where c.grant_id = g.id and c.earlier_grant_id = u.grant_id and c.kind = u.kind)`
  return tx.grant.findMany({ where: { AND: [{ id: { in: waiting.map(({ id }) => id) } }, visibleGrants(actor)] }, select: { number: true }, orderBy: { number: 'asc' } })
}
