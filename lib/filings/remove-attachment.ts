import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { requireKindOpened } from './completion'
import { Refusal } from '@/lib/refusal'

export const attachmentRemoval = z.object({ attachmentId: z.uuid() })

/** Takes a file out of a draft, or out of a completion that opens its kind. The content stays on disk: an earlier frozen copy may point at it. */
export const removeAttachment = (actor: Actor, { attachmentId }: z.infer<typeof attachmentRemoval>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    // Locked as when a file is added, and before anything is read of it, so that nobody files the list of a moment ago.
    await tx.$queryRaw`select 1 from application where id = (select application_id from attachment where id = ${attachmentId}::uuid) for update`
    const attachment = await tx.attachment.findUnique({ where: { id: attachmentId }, include: { application: { select: { ...factColumns, status: true } } } })
    if (!attachment) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
    const { application } = attachment
    requirePermission(actor, 'attachment.remove', applicationFacts(application), 'attachment.read')
    if (application.status === 'COMPLETION_REQUESTED') await requireKindOpened(tx, application.id, attachment.kind, now)
    else if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt geen bestanden meer verwijderen.')
    const { count } = await tx.attachment.updateMany({ where: { id: attachmentId, removedAt: null }, data: { removedAt: now } })
    if (count === 0) return
    await recordEvent(tx, actor, { verb: 'attachment.remove', subjectType: 'attachment', subjectId: attachmentId, applicationId: application.id, payload: { name: attachment.name } })
  })
