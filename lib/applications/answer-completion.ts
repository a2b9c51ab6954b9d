import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { openCompletion, requireRunning } from '@/lib/filings/completion'
import { moveCompletion } from '@/lib/filings/move-completion'
import { keepFiled } from '@/lib/filings/opened'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { changedSince } from './changed-since'
import { completedRequest, completionProblems } from './completed-request'
import type { completionAnswer } from './completion-schema'
import { rowsNames } from './form'
import { readFrozen } from './frozen-request'
import { moveApplication } from './move-application'
import { refileRequest } from './refile-request'
import { requestContext } from './request-context'
import { draftSchema } from './schema'
import { seenOf } from './seen'

/**
 * "Dien aanvulling in": the signatory files the request again with what was opened, as a next frozen round with its own checksum and receipt, and
 * the file goes back to the office. What the signatory did not see is not filed. Who does it twice gets the round of the first time. Its term is judged by the statement that writes.
 */
export const answerCompletion = (actor: Actor, { applicationId, seen }: z.output<typeof completionAnswer> & { seen?: string | undefined }): Promise<{ round: number }> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findUnique({ where: { id: applicationId }, include: { call: true, assessment: { select: { status: true } }, submissions: { orderBy: { round: 'desc' }, take: 1 }, completions: { orderBy: { round: 'desc' }, take: 1 } } })
    const filed = application?.submissions[0]
    if (!application || !filed) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'completion.answer', applicationFacts(application), 'application.read')
    const last = application.completions[0]
    if (last?.status === 'ANSWERED' && last.answerRound === filed.round && application.status === 'ELIGIBILITY_CHECK') return { round: filed.round }

    const completion = requireRunning(await openCompletion(tx, applicationId), now)
    const context = await requestContext(tx, application, now)
    const standing = seenOf({ ...application, context })
    if (seen !== undefined && seen !== standing) throw new Refusal('unseen', await changedSince(tx, actor, application, { seen, now: standing }))
    const base = draftSchema.parse(completion.baseDraft)
    const draft = draftSchema.parse(keepFiled(base, draftSchema.parse(application.draft), completion.opened, rowsNames))
    const problems = completionProblems({ draft: base, attachments: readFrozen(filed.content).attachments }, draft, context, completion.opened)
    if (problems.length > 0) throw new Refusal('incomplete', problems)
    const frozen = completedRequest(filed.content, draft, context, completion.opened)
    if (frozen.sha256 === filed.sha256) throw new Refusal('incomplete', 'U wijzigde nog niets. Vul eerst de gevraagde punten aan en bewaar.')

    const round = filed.round + 1
    await moveCompletion(tx, actor, completion, 'answer', { answeredById: actor.userId, endedAt: now, answerRound: round })
    const submittedAt = await refileRequest(tx, { applicationId, round, ...frozen, draft, submittedById: actor.userId ?? '', organisationId: application.organisationId })
    await moveApplication(tx, actor, application, 'answerCompletion')
    await enqueueEmail(tx, { template: 'completion-received', to: { userId: actor.userId ?? '' }, dedupeKey: `completion-received:${completion.id}`, applicationId, fileNumber: application.number })
    await recordEvent(tx, actor, { verb: 'completion.answer', subjectType: 'completion', subjectId: completion.id, applicationId, payload: { round, sha256: frozen.sha256, submittedAt } })
    return { round }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
