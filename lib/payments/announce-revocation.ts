import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { grantLifecycle } from '@/lib/grants/lifecycle'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { Refusal } from '@/lib/refusal'
import { addDays, endOfDay, localDay } from '@/lib/time'
import type { GrantRevocation } from '@/prisma/generated/client'
import type { GrantStatus } from '@/prisma/generated/enums'

/** A decider means to revoke: the beneficiary hears why, and can answer before anything is decided. */
export const announceRevocation = (actor: Actor, { grantId, motivation }: { grantId: string; motivation: string }): Promise<{ hearingUntil: Date }> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'revocation.propose', grant, 'grant.read')
    const from: readonly GrantStatus[] = grantLifecycle.revoke.from
    if (!from.includes(grant.status)) throw new Refusal('changed-meanwhile', 'Deze subsidie kan niet meer worden ingetrokken in de toestand waarin ze nu is.')
    if ((await tx.grantRevocation.count({ where: { grantId, droppedAt: null } })) > 0) throw new Refusal('changed-meanwhile', 'De intrekking van deze subsidie is al aangekondigd.')

    const hearingUntil = endOfDay(addDays(localDay(now), termsOf(grant.call).revocationHearingDays))
    const { id } = await tx.grantRevocation.create({ data: { grantId, motivation, proposedById: actor.userId ?? '', proposedAt: now, hearingUntil } })
    await tellMembers(tx, grant, 'revocation-announced', id)
    await recordEvent(tx, actor, { verb: 'revocation.propose', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { revocationId: id, motivation, hearingUntil } })
    return { hearingUntil }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The beneficiary is heard: one answer, before the end of the term. */
export const replyRevocation = (actor: Actor, { revocationId, reply }: { revocationId: string; reply: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { revocation, grant } = await lockedRevocation(tx, revocationId)
    requirePermission(actor, 'revocation.reply', grant, 'grant.read')
    if (now >= revocation.hearingUntil) throw new Refusal('too-late', 'De termijn om te reageren is voorbij.')
    const kept = await tx.grantRevocation.updateMany({ where: { id: revocationId, repliedAt: null, confirmedAt: null, droppedAt: null }, data: { reply, repliedAt: now, repliedById: actor.userId } })
    if (kept.count === 0) throw new Refusal('changed-meanwhile', 'Uw organisatie reageerde al. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'revocation.reply', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { revocationId, reply } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** After what the beneficiary said, or for another reason, the grant goes on. */
export const dropRevocation = (actor: Actor, { revocationId, reason }: { revocationId: string; reason: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant } = await lockedRevocation(tx, revocationId)
    requirePermission(actor, 'revocation.drop', grant, 'grant.read')
    const dropped = await tx.grantRevocation.updateMany({ where: { id: revocationId, confirmedAt: null, droppedAt: null }, data: { dropReason: reason, droppedAt: now, droppedById: actor.userId } })
    if (dropped.count === 0) throw new Refusal('changed-meanwhile', 'Over deze intrekking is al beslist.')
    await tellMembers(tx, grant, 'revocation-dropped', revocationId)
    await recordEvent(tx, actor, { verb: 'revocation.drop', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { revocationId, reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Whoever works on the same grant waits here, so that one of two counts. */
export const lockedRevocation = async (tx: Tx, revocationId: string): Promise<{ revocation: GrantRevocation; grant: LoadedGrant }> => {
  const known = await tx.grantRevocation.findUnique({ where: { id: revocationId }, select: { grantId: true } })
  if (!known) throw new Refusal('not-found', 'Deze intrekking bestaat niet.')
  const grant = await lockedGrant(tx, known.grantId)
  return { revocation: await tx.grantRevocation.findUniqueOrThrow({ where: { id: revocationId } }), grant }
}

const lockedGrant = async (tx: Tx, grantId: string): Promise<LoadedGrant> => {
  await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
  return loadGrant(tx, grantId)
}
