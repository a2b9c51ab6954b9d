import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { actorFacts } from './actor-facts'
import type { actorVerdict } from './schema'

/** An officer looks at what nobody vouches for, or takes something out that does not belong in it; who published it hears why. */
export const judgeActor = (actor: Actor, { actorId, version, verdict, reason }: z.output<typeof actorVerdict>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const profile = await tx.stemActor.findUnique({ where: { id: actorId } })
    if (!profile) throw new Refusal('not-found', 'Deze actor bestaat niet.')
    requirePermission(actor, 'actor.judge', actorFacts(profile), 'actor.read')
    const status = verdict === 'SHOW' ? 'SHOWN' : 'HIDDEN'
    const { count } = await tx.stemActor.updateMany({
      where: { id: actorId, version, status: { in: verdict === 'SHOW' ? ['WAITING', 'HIDDEN'] : ['WAITING', 'SHOWN'] } },
      data: { status, judgedById: actor.userId, judgedAt: now, judgeReason: reason, version: { increment: 1 } },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Deze actor is intussen gewijzigd. Laad de pagina opnieuw en kijk nog eens.')
    await enqueueEmail(tx, { template: status === 'SHOWN' ? 'actor-shown' : 'actor-hidden', to: { userId: profile.keeperId }, dedupeKey: `actor-judged:${actorId}:${version}`, params: { actorId, name: profile.name, reason } })
    await recordEvent(tx, actor, { verb: 'actor.judge', subjectType: 'actor', subjectId: actorId, payload: { status, reason } })
  })
