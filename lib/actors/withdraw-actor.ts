import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { actorFacts } from './actor-facts'

/** Out of the directory at once; who wants to be found again publishes again. */
export const withdrawActor = (actor: Actor, { actorId, version }: { actorId: string; version: number }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const profile = await tx.stemActor.findUnique({ where: { id: actorId } })
    if (!profile) throw new Refusal('not-found', 'Deze actor bestaat niet.')
    requirePermission(actor, 'actor.withdraw', actorFacts(profile), 'actor.read')
    const { count } = await tx.stemActor.updateMany({ where: { id: actorId, version, status: { in: ['SHOWN', 'WAITING'] } }, data: { status: 'WITHDRAWN', changedAt: now, version: { increment: 1 } } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Deze actor staat niet meer in de lijst, of is intussen gewijzigd. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'actor.withdraw', subjectType: 'actor', subjectId: actorId, payload: { from: profile.status } })
  })
