import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { awaitReaders } from '@/lib/messages/await-readers'
import type { MessageInput } from '@/lib/messages/schema'
import { sideOf } from '@/lib/messages/side'
import { Refusal } from '@/lib/refusal'

/** A message in the file, for good. The other side hears of it by one mail per quiet period; sent twice, it is written once. */
export const writeMessage = (actor: Actor, { applicationId, messageId, text }: MessageInput): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await lockedFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
    requirePermission(actor, 'message.write', applicationFacts(file), 'message.read')
    if (file.submittedAt === null) throw new Refusal('too-early', `Berichten kunnen zodra uw aanvraag ingediend is. Stel uw vraag nu aan ${file.contactName}, ${file.contactEmail}.`)

    const side = sideOf(actor, file.organisationId)
    const written = await tx.$queryRaw<{ position: number }[]>`
      insert into message (id, application_id, position, side, author_id, text)
      select ${messageId}::uuid, ${applicationId}::uuid, coalesce(max(position), 0) + 1, ${side}, ${actor.userId}::uuid, ${text.trim()} from message where application_id = ${applicationId}::uuid
      on conflict (id) do nothing returning position`
    const position = written[0]?.position
    if (position === undefined) return
    await awaitReaders(tx, file, side)
    await recordEvent(tx, actor, { verb: 'message.write', subjectType: 'application', subjectId: applicationId, applicationId, payload: { messageId, position, side } })
  })

type File = { id: string; organisationId: string; submittedAt: Date | null; handlerId: string | null; contactName: string; contactEmail: string }

/** Whoever writes in the same thread at once takes turns, so that positions have no gaps and no twins. */
const lockedFile = async (tx: Tx, id: string): Promise<File | undefined> => {
  const rows = await tx.$queryRaw<File[]>`
    select a.id, a.organisation_id as "organisationId", a.submitted_at as "submittedAt", a.handler_id as "handlerId", c.contact_name as "contactName", c.contact_email as "contactEmail"
    from application a join call c on c.id = a.call_id where a.id = ${id}::uuid and a.discarded_at is null for no key update of a`
  return rows[0]
}
