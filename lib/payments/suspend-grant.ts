import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { addCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import { unjustifiedGrants } from './earlier-grants'
import { createSuspensionLetter } from './suspension-letter'

type Motivated = { grantId: string; reason: string }

/** The payments stop, and the beneficiary hears why. What is with the bank already is told to the officer: it can no longer be called back. */
export const suspendGrant = (actor: Actor, { grantId, reason }: Motivated): Promise<{ orderedCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'grant.suspend', grant, 'grant.read')

    await moveGrant(tx, actor, grant, 'suspend')
    const { id } = await tx.grantSuspension.create({ data: { grantId, reason, suspendedById: actor.userId ?? '', suspendedAt: now } })
    await createSuspensionLetter(tx, { grant, reason }, now)
    await tellMembers(tx, grant, 'grant-suspended', id)
    const orderedCents = addCents(grant.payments.filter(({ status }) => status === 'ORDERED').map(({ amountCents }) => amountCents))
    await recordEvent(tx, actor, { verb: 'grant.suspend', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reason, orderedCents } })
    return { orderedCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The reason is gone: payments go on where they stood. */
export const resumeGrant = (actor: Actor, { grantId, reason }: Motivated): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'grant.resume', grant, 'grant.read')

    await moveGrant(tx, actor, grant, 'resume')
    const lifted = await tx.grantSuspension.updateManyAndReturn({ where: { grantId, liftedAt: null }, data: { liftReason: reason, liftedById: actor.userId, liftedAt: now }, select: { id: true } })
    await tellMembers(tx, grant, 'grant-resumed', lifted[0]?.id ?? grantId)
    await recordEvent(tx, actor, { verb: 'grant.resume', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** An earlier grant is not justified, and payments go on all the same: for what is known now, and with the reason. */
export const clearEarlierGrants = (actor: Actor, { grantId, reason }: Motivated): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'grant.clear', grant, 'grant.read')
    const earlier = await unjustifiedGrants(tx, grant)
    if (earlier.length === 0) throw new Refusal('changed-meanwhile', 'Alle eerdere subsidies van deze organisatie zijn verantwoord, of u liet de betalingen al doorgaan.')

    await tx.grantClearance.createMany({ data: earlier.map((one) => ({ grantId, earlierGrantId: one.grantId, kind: one.kind, reason, clearedById: actor.userId ?? '', clearedAt: now })) })
    await recordEvent(tx, actor, { verb: 'grant.clear', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reason, earlier: earlier.map(({ number, kind, since }) => ({ number, kind, since })) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Locked, so that whoever pays at the same moment comes before or after. */
const lockedGrant = async (tx: Tx, grantId: string): Promise<LoadedGrant> => {
  await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
  return loadGrant(tx, grantId)
}
