import 'server-only'
import { z } from 'zod'
import { isEmailTemplate, templates } from '@/emails/templates'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

export const emailToRetry = z.object({ id: z.uuid() })

/** Puts a mail that was given up back in the queue. A one-time link is never sent late: its reader asks a new one. */
export const retryEmail = (actor: Actor, { id }: z.infer<typeof emailToRetry>): Promise<void> =>
  asActor(actor, async (tx) => {
    const mail = await tx.outboxMail.findUnique({ where: { id } })
    requirePermission(actor, 'outbox.retry', {}, 'outbox.read')
    if (!mail || (mail.applicationId && actor.conflictedApplicationIds.includes(mail.applicationId))) throw new Refusal('not-found', 'Dit bericht bestaat niet.')
    if (isEmailTemplate(mail.template) && templates[mail.template].secret) throw new Refusal('invalid', 'Dit bericht bevat een eenmalige link. Laat de ontvanger een nieuwe vragen.')
    const { count } = await tx.outboxMail.updateMany({ where: { id, state: 'FAILED' }, data: { state: 'QUEUED', attempts: 0, lastError: '' } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Dit bericht staat al in de wachtrij of is verzonden.')
    await tx.$queryRaw`select enqueue_job('deliver-email', json_build_object('id', ${id}::text), ${`mail:${id}`})::text`
    await recordEvent(tx, actor, { verb: 'outbox.retry', subjectType: 'outbox_mail', subjectId: id, applicationId: mail.applicationId ?? undefined, payload: { template: mail.template } })
  })
