import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import type { needRemark, needVote, proposedNeed } from './schema'
import { needStatusOf } from './words'

/** Somebody of an organisation puts a need forward; it is that organisation's vote too. */
export const proposeNeed = (actor: Actor, { organisationId, title, description }: z.output<typeof proposedNeed>): Promise<{ id: string }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'need.propose', { organisationId }, 'need.read')
    const twin = await tx.knowledgeNeed.findFirst({ where: { status: 'OPEN', title: { equals: title.trim(), mode: 'insensitive' } }, select: { id: true } })
    if (twin) throw new Refusal('conflict', [{ field: 'title', message: 'Deze nood staat er al. Steun ze met uw stem.' }])
    const { id } = await tx.knowledgeNeed.create({ data: { organisationId, title: title.trim(), description, proposedById: actor.userId ?? '', proposedAt: now }, select: { id: true } })
    await tx.needVote.create({ data: { needId: id, organisationId, votedById: actor.userId ?? '', votedAt: now } })
    await recordEvent(tx, actor, { verb: 'need.propose', subjectType: 'need', subjectId: id, payload: { organisationId, title, description } })
    return { id }
  })

/** One vote per organisation, to give and to take back while the need is open. Twice the same changes nothing. */
export const voteForNeed = (actor: Actor, { needId, organisationId, vote }: z.output<typeof needVote>): Promise<{ votes: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'need.vote', { organisationId }, 'need.read')
    await openNeed(tx, needId)
    const { count } = vote
      ? await tx.needVote.createMany({ data: [{ needId, organisationId, votedById: actor.userId ?? '', votedAt: now }], skipDuplicates: true })
      : await tx.needVote.deleteMany({ where: { needId, organisationId } })
    if (count > 0) await recordEvent(tx, actor, { verb: 'need.vote', subjectType: 'need', subjectId: needId, payload: { organisationId, vote } })
    return { votes: await tx.needVote.count({ where: { needId } }) }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

export const remarkOnNeed = (actor: Actor, { needId, organisationId, text }: z.output<typeof needRemark>): Promise<{ id: string }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'need.remark', { organisationId }, 'need.read')
    await openNeed(tx, needId)
    const twin = await tx.needRemark.findFirst({ where: { needId, organisationId, text, removedAt: null }, select: { id: true } })
    if (twin) return twin
    const { id } = await tx.needRemark.create({ data: { needId, organisationId, text, authorId: actor.userId ?? '', writtenAt: now }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'need.remark', subjectType: 'need', subjectId: needId, payload: { organisationId, remarkId: id, text } })
    return { id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const openNeed = async (tx: Tx, id: string): Promise<void> => {
  const need = await tx.knowledgeNeed.findUnique({ where: { id }, select: { status: true } })
  if (!need) throw new Refusal('not-found', 'Deze nood bestaat niet.')
  if (needStatusOf(need.status) !== 'OPEN') throw new Refusal('too-late', 'Deze nood is beantwoord of afgesloten.')
}
