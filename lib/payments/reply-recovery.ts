import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { openCase } from './recover-payment'
import type { Replying } from './schema'

/** The beneficiary is heard: one answer before the end of the term, which stands beside the claim ever after. */
export const replyRecovery = (actor: Actor, { grantId, reply }: Replying): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant, recovery } = await openCase(tx, grantId)
    requirePermission(actor, 'recovery.reply', grant, 'grant.read')
    if (now >= recovery.hearingUntil) throw new Refusal('too-late', 'De termijn om te reageren is voorbij.')

    const kept = await tx.recovery.updateMany({ where: { grantId, repliedAt: null, claimedAt: null, waivedAt: null }, data: { reply, repliedAt: now, repliedById: actor.userId } })
    if (kept.count === 0) throw new Refusal('changed-meanwhile', 'Uw organisatie reageerde al. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'recovery.reply', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reply } })
  })
