import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { openDraft, requireColleague } from './open-draft'
import type { draftReturn, returnDone } from './together-schema'

/** The gemachtigde sends the draft back to who fills it in, and says what must change. A new remark takes the place of the one that waits. */
export const returnDraft = (actor: Actor, { applicationId, toUserId, remark }: z.output<typeof draftReturn>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const application = await openDraft(tx, actor, applicationId, now, 'application.return')
    if (toUserId === actor.userId) throw new Refusal('invalid', [{ field: 'toUserId', message: 'Kies een collega, niet uzelf.' }])
    await requireColleague(tx, application.organisationId, toUserId, 'toUserId')
    const waiting = await tx.draftReturn.findFirst({ where: { applicationId, resolvedAt: null } })
    if (waiting?.toUserId === toUserId && waiting.remark === remark) return
    const returnedById = actor.userId ?? ''
    if (waiting) await tx.draftReturn.update({ where: { id: waiting.id }, data: { resolvedAt: now, resolvedById: returnedById } })
    const { id } = await tx.draftReturn.create({ data: { applicationId, toUserId, returnedById, returnedAt: now, remark } })
    await enqueueEmail(tx, { template: 'draft-returned', to: { userId: toUserId }, dedupeKey: `draft-returned:${id}`, applicationId, fileNumber: application.number })
    await recordEvent(tx, actor, { verb: 'draft.return', subjectType: 'application', subjectId: applicationId, payload: { toUserId, returnId: id } })
  })

/** What was asked is done: the banner goes, and who asked hears that the draft is ready to look at again. */
export const resolveReturn = (actor: Actor, { applicationId }: z.output<typeof returnDone>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const application = await openDraft(tx, actor, applicationId, now, 'application.edit')
    const waiting = await tx.draftReturn.findFirst({ where: { applicationId, resolvedAt: null } })
    if (!waiting) return
    await tx.draftReturn.update({ where: { id: waiting.id }, data: { resolvedAt: now, resolvedById: actor.userId ?? '' } })
    if (waiting.returnedById !== actor.userId)
      await enqueueEmail(tx, { template: 'draft-ready', to: { userId: waiting.returnedById }, dedupeKey: `draft-ready:${waiting.id}`, applicationId, fileNumber: application.number })
    await recordEvent(tx, actor, { verb: 'draft.resolve-return', subjectType: 'application', subjectId: applicationId, payload: { returnId: waiting.id } })
  })
