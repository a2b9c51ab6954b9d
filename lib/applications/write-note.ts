import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Note } from './eligibility-schema'

/** A note for colleagues of the office; the applicant never reads it. */
export const writeNote = (actor: Actor, { applicationId, text }: Note): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await tx.assessment.findUnique({ where: { applicationId }, select: { application: { select: factColumns } } })
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'note.write', applicationFacts(file.application), 'application.read')
    const note = await tx.internalNote.create({ data: { applicationId, authorId: actor.userId ?? '', text } })
    await recordEvent(tx, actor, { verb: 'note.write', subjectType: 'application', subjectId: applicationId, applicationId, payload: { noteId: note.id } })
  })
