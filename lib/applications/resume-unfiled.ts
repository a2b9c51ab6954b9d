import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { moveApplication, type MovableApplication } from './move-application'

/**
 * A request whose filed version stood at the deadline gets a deadline of its own: its applicant goes on where they were, with what was typed and attached
 * then. The filed version keeps counting until it is filed anew. False when it never was reopened, or was filed since.
 */
export const resumeUnfiled = async (tx: Tx, actor: Actor, application: MovableApplication): Promise<boolean> => {
  const last = await tx.reopening.findFirst({ where: { applicationId: application.id }, orderBy: { reopenedAt: 'desc' } })
  if (application.status !== 'SUBMITTED' || last?.outcome !== 'STOOD') return false
  await moveApplication(tx, actor, application, 'resume')
  await tx.$executeRaw`
    with opened as (insert into reopening (application_id, round, filed_draft) select id, ${last.round}, draft from application where id = ${application.id}::uuid returning application_id)
    update application a set draft = coalesce((select unsubmitted from reopening where id = ${last.id}::uuid), a.draft), draft_version = draft_version + 1 from opened where a.id = opened.application_id`
  await tx.attachment.updateMany({ where: { applicationId: application.id, removedAt: last.endedAt ?? new Date(0) }, data: { removedAt: null } })
  return true
}
