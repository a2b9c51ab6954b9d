import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { tellApplicants } from '@/lib/applications/tell-applicants'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { Refusal } from '@/lib/refusal'
import { contestedOutcome } from './contested'
import type { Asking } from './schema'
import { reconsiderationEndsAt } from './term'

/**
 * The applicant asks to look at a decision again: once for each decision, with why. After the term it is received all the same, and marked as late;
 * whoever handles it says whether that matters. It suspends nothing.
 */
export const askReconsideration = (actor: Actor, { applicationId, grounds }: Asking): Promise<{ late: boolean }> =>
  asActor(actor, async (tx, now) => {
    const { application, letter } = await contestedOutcome(tx, applicationId)
    requirePermission(actor, 'reconsideration.ask', applicationFacts(application), 'application.read')
    if (!letter) throw new Refusal('too-early', 'Er is nog geen beslissing waarover u heroverweging kunt vragen.')

    const terms = termsOf(application.call)
    const extra = await extraHolidays(tx)
    const dueAt = reconsiderationEndsAt(letter.releasedAt, terms.reconsiderationDays, extra)
    const answerDueAt = reconsiderationEndsAt(now, terms.reconsiderationAnswerDays, extra)
    const { count } = await tx.reconsideration.createMany({
      data: [{ applicationId, letterId: letter.id, grounds, askedById: actor.userId ?? '', receivedAt: now, dueAt, answerDueAt }],
      skipDuplicates: true,
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Uw organisatie vroeg voor deze beslissing al heroverweging. Laad de pagina opnieuw.')
    await tellApplicants(tx, application, 'reconsideration-received', letter.id)
    await recordEvent(tx, actor, { verb: 'reconsideration.ask', subjectType: 'application', subjectId: applicationId, applicationId, payload: { letterId: letter.id, grounds, dueAt, late: now >= dueAt } })
    return { late: now >= dueAt }
  })
