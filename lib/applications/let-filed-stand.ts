import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { putFilesBack } from '@/lib/filings/put-files-back'
import { Refusal } from '@/lib/refusal'
import { typedContent } from './merge-page'
import { doneBy } from './done-by'
import { moveApplication, type MovableApplication } from './move-application'
import { openReopening } from './reopening'
import { draftSchema } from './schema'
import type { submission } from './submit-application'

/** "Laat de ingediende versie gelden": who reopened a request undoes that. After the deadline the job does the same, so this is never too late. Who does it twice did it once. */
export const letFiledStand = (actor: Actor, { applicationId }: z.infer<typeof submission>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: reopenedColumns })
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.let-stand', applicationFacts(application), 'application.read')
    if (!(await backToFiled(tx, actor, application, 'TAKEN_BACK', now))) await requireOwnAct(tx, actor, application)
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** It is not reopened any more: fine where this person let the filed version stand, and else said as it is. */
const requireOwnAct = async (tx: Tx, actor: Actor, { id, status }: MovableApplication): Promise<void> => {
  const last = await tx.reopening.findFirst({ where: { applicationId: id }, orderBy: { reopenedAt: 'desc' }, select: { outcome: true, round: true } })
  if (status !== 'SUBMITTED' || !last?.outcome) throw new Refusal('changed-meanwhile', 'Deze aanvraag is niet heropend.')
  if (last.outcome === 'REFILED') {
    const refiled = await tx.submission.findFirst({ where: { applicationId: id }, orderBy: { round: 'desc' }, select: { submittedById: true } })
    throw new Refusal('changed-meanwhile', `Deze aanvraag is intussen al opnieuw ingediend, ${await doneBy(tx, actor, refiled?.submittedById)}.`)
  }
  const act = await tx.auditEvent.findFirst({ where: { applicationId: id, verb: 'application.let-stand' }, orderBy: { seq: 'desc' }, select: { actorId: true } })
  if (last.outcome === 'TAKEN_BACK' && act?.actorId === actor.userId) return
  throw new Refusal('changed-meanwhile', `De ingediende versie geldt intussen al opnieuw, ${await doneBy(tx, actor, act?.actorId)}.`)
}

const reopenedColumns = { ...factColumns, status: true, draft: true } as const

/**
 * A reopened request, locked by its act, becomes what was filed again: number, instant, receipt, frozen copy and the rows of it never went; the answers and
 * the files come back. What was typed since and never filed is kept apart for its writers. False when it is not reopened.
 */
export const backToFiled = async (tx: Tx, actor: Actor, application: MovableApplication & { draft: unknown }, outcome: 'TAKEN_BACK' | 'STOOD', now: Date): Promise<boolean> => {
  const reopening = await openReopening(tx, application.id)
  if (!reopening || application.status !== 'DRAFT') return false
  const { round } = reopening
  const typed = draftSchema.parse(application.draft)
  const changed = JSON.stringify(typedContent(typed)) !== JSON.stringify(typedContent(draftSchema.parse(reopening.filedDraft)))
  const { submittedAt, sha256 } = await tx.submission.findUniqueOrThrow({ where: { applicationId_round: { applicationId: application.id, round } }, select: { submittedAt: true, sha256: true } })

  await tx.$executeRaw`update application a set draft = r.filed_draft, draft_version = draft_version + 1 from reopening r where r.id = ${reopening.id}::uuid and a.id = r.application_id`
  await putFilesBack(tx, application.id, submittedAt, now)
  await moveApplication(tx, actor, application, 'letStand')
  await tx.reopening.update({ where: { id: reopening.id }, data: { outcome, endedAt: now, ...(changed ? { unsubmitted: typed } : {}) } })
  await recordEvent(tx, actor, { verb: 'application.let-stand', subjectType: 'application', subjectId: application.id, applicationId: application.id, payload: { round, sha256, unsubmitted: changed } })
  return true
}
