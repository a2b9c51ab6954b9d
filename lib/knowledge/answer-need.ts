import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { needLifecycle } from './lifecycle'
import type { needAnswer, removedRemark } from './schema'

/** An officer answers a need, or closes it with the reason. Who put it forward hears it. */
export const answerNeed = (actor: Actor, { needId, verb, answer }: z.output<typeof needAnswer>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const need = await tx.knowledgeNeed.findUnique({ where: { id: needId } })
    if (!need) throw new Refusal('not-found', 'Deze nood bestaat niet.')
    requirePermission(actor, 'need.answer', {}, 'need.read')
    const { from, to, by } = needLifecycle[verb]
    requireMover(actor, by)
    const { count } = await tx.knowledgeNeed.updateMany({ where: { id: needId, status: { in: [...from] } }, data: { status: to, answer, answeredById: actor.userId, answeredAt: now } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega was u voor. Laad de pagina opnieuw.')
    await enqueueEmail(tx, { template: 'need-answered', to: { userId: need.proposedById }, dedupeKey: `need-answered:${needId}:${verb}`, params: { need: needId } })
    await recordEvent(tx, actor, { verb: `need.${verb}`, subjectType: 'need', subjectId: needId, payload: { answer } })
  })

/** A remark that points at a person, or says nothing to the matter, is no longer shown. */
export const removeRemark = (actor: Actor, { remarkId }: z.output<typeof removedRemark>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'need.answer', {}, 'need.read')
    const remark = await tx.needRemark.findUnique({ where: { id: remarkId }, select: { needId: true } })
    if (!remark) throw new Refusal('not-found', 'Deze opmerking bestaat niet.')
    const { count } = await tx.needRemark.updateMany({ where: { id: remarkId, removedAt: null }, data: { removedAt: now, removedById: actor.userId } })
    if (count > 0) await recordEvent(tx, actor, { verb: 'need.remove-remark', subjectType: 'need', subjectId: remark.needId, payload: { remarkId } })
  })
