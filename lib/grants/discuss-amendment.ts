import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { endOfDay, localDay } from '@/lib/time'
import { tellMembers } from './load-grant'
import { lockedAmendment, moveAmendment } from './move-amendment'
import { moveGrant } from './move-grant'

/** The officer needs to know more first; the beneficiary answers in the file. */
export const questionAmendment = (actor: Actor, { amendmentId, question }: { amendmentId: string; question: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'amendment.answer', grant, 'grant.read')
    await moveAmendment(tx, actor, amendment, 'question', { question, reply: '' })
    await tellMembers(tx, grant, 'amendment-questioned', `${amendmentId}:${now.getTime()}`)
    await recordEvent(tx, actor, { verb: 'amendment.question', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId, question } })
  })

/** The term to answer begins anew with the reply. */
export const replyAmendment = (actor: Actor, { amendmentId, reply }: { amendmentId: string; reply: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'amendment.ask', grant, 'grant.read')
    const dueAt = endOfDay(addWorkingDays(localDay(now), termsOf(grant.call).amendmentWorkingDays, await extraHolidays(tx)))
    await moveAmendment(tx, actor, amendment, 'reply', { reply, dueAt })
    await recordEvent(tx, actor, { verb: 'amendment.reply', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId, reply, dueAt } })
  })

/** The beneficiary takes the question back: everything stays as it was. */
export const withdrawAmendment = (actor: Actor, { amendmentId }: { amendmentId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'amendment.ask', grant, 'grant.read')
    await moveAmendment(tx, actor, amendment, 'withdraw', { endedAt: now })
    await moveGrant(tx, actor, grant, 'withdrawAmendment')
    await recordEvent(tx, actor, { verb: 'amendment.withdraw', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId } })
  })
