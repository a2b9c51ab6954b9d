import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { openCompletion } from '@/lib/filings/completion'
import { moveCompletion } from '@/lib/filings/move-completion'
import { putFilesBack } from '@/lib/filings/put-files-back'
import { moveApplication } from './move-application'
import { draftSchema } from './schema'
import { tellApplicants } from './tell-applicants'

const portal = systemActor('einde van aanvullingen')

/**
 * Job: a completion whose term is over returns the file to the office with what was last filed. What was typed since and never filed is kept apart
 * for its writers. Running it again changes nothing.
 */
export const expireCompletions = async (): Promise<{ expired: number }> => {
  const over = await asActor(portal, (tx, now) => tx.completionRequest.findMany({ where: { status: { in: ['OPEN', 'EXTENDED'] }, dueAt: { lte: now } }, select: { applicationId: true }, orderBy: { dueAt: 'asc' } }))
  let expired = 0
  for (const { applicationId } of over) if (await expire(applicationId)) expired += 1
  return { expired }
}

/** False when it was answered or lengthened in between. */
const expire = (applicationId: string): Promise<boolean> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const completion = await openCompletion(tx, applicationId)
    if (!completion || now < completion.dueAt) return false
    const application = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, include: { assessment: { select: { status: true } } } })
    requirePermission(portal, 'completion.expire', { applicationId, organisationId: application.organisationId })

    const base = draftSchema.parse(completion.baseDraft)
    const typed = draftSchema.parse(application.draft)
    const changed = JSON.stringify(typed) !== JSON.stringify(base)
    await moveCompletion(tx, portal, completion, 'expire', { endedAt: now, ...(changed ? { unsubmitted: typed } : {}) })
    if (changed) await tx.application.update({ where: { id: applicationId }, data: { draft: base, draftVersion: { increment: 1 } } })
    const filed = await tx.submission.findFirstOrThrow({ where: { applicationId }, orderBy: { round: 'desc' }, select: { submittedAt: true } })
    await putFilesBack(tx, applicationId, filed.submittedAt, now)
    await moveApplication(tx, portal, application, 'answerCompletion')
    await tellApplicants(tx, application, 'completion-ended', completion.id)
    await recordEvent(tx, portal, { verb: 'completion.expire', subjectType: 'completion', subjectId: completion.id, applicationId, payload: { round: completion.round, unsubmitted: changed } })
    return true
  })
