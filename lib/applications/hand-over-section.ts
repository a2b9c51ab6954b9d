import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { openDraft, requireColleague } from './open-draft'
import type { handOver, sectionMark } from './together-schema'

/**
 * Gives a section of a draft to a colleague, who hears it by mail. It shows who does what and closes nothing: everyone of the organisation keeps
 * every page. The trail names the request as subject only, so that it never stands in the timeline that the office reads.
 */
export const handOverSection = (actor: Actor, { applicationId, step, holderId, remark }: z.output<typeof handOver>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const application = await openDraft(tx, actor, applicationId, now, 'application.edit')
    await requireColleague(tx, application.organisationId, holderId, 'holderId')
    const key = { applicationId_step: { applicationId, step } }
    const before = await tx.sectionHandover.findUnique({ where: key })
    if (before?.holderId === holderId && before.remark === remark.trim() && before.doneAt === null) return
    const given = { holderId, givenById: actor.userId ?? '', givenAt: now, remark: remark.trim(), doneAt: null, doneById: null }
    await tx.sectionHandover.upsert({ where: key, create: { applicationId, step, ...given }, update: given })
    if (holderId !== actor.userId)
      await enqueueEmail(tx, { template: 'section-handed-over', to: { userId: holderId }, dedupeKey: `section-handed-over:${applicationId}:${step}:${holderId}:${now.toISOString()}`, applicationId, fileNumber: application.number })
    await recordEvent(tx, actor, { verb: 'draft.hand-over', subjectType: 'application', subjectId: applicationId, payload: { step, holderId } })
  })

/** Says that a section is done, or not after all; what the rules find wrong in it still shows beside it. */
export const markSection = (actor: Actor, { applicationId, step, done }: z.output<typeof sectionMark>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await openDraft(tx, actor, applicationId, now, 'application.edit')
    const userId = actor.userId ?? ''
    const key = { applicationId_step: { applicationId, step } }
    const before = await tx.sectionHandover.findUnique({ where: key })
    if ((before?.doneAt != null) === done) return
    const mark = done ? { doneAt: now, doneById: userId } : { doneAt: null, doneById: null }
    await tx.sectionHandover.upsert({ where: key, create: { applicationId, step, holderId: userId, givenById: userId, givenAt: now, ...mark }, update: mark })
    await recordEvent(tx, actor, { verb: done ? 'draft.section-done' : 'draft.section-open', subjectType: 'application', subjectId: applicationId, payload: { step } })
  })
