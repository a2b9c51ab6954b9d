import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { openDraft } from './open-draft'
import type { returnDone } from './together-schema'

/** Who fills in says that the draft is ready: whoever can file it hears so, once for each version of it. It closes nothing. @returns whom it was told to */
export const tellReady = (actor: Actor, { applicationId }: z.output<typeof returnDone>): Promise<{ told: string[] }> =>
  asActor(actor, async (tx, now) => {
    const { organisationId, draftVersion, number } = await openDraft(tx, actor, applicationId, now, 'application.edit')
    const people = await tx.$queryRaw<{ id: string; name: string }[]>`
      select u.id, u.name from app_user u where u.suspended_at is null and u.id <> ${actor.userId}::uuid and (
        exists (select from membership m where m.user_id = u.id and m.organisation_id = ${organisationId}::uuid and m.role = 'APPLICANT_SIGNATORY' and m.ended_at is null)
        or exists (select from mandate m where m.user_id = u.id and m.organisation_id = ${organisationId}::uuid and m.status = 'WAITING'))
      order by u.name, u.id`
    if (people.length === 0) throw new Refusal('conflict', 'Niemand anders van uw organisatie kan indienen. Nodig eerst een gemachtigde uit.')
    const told = people.map(({ name }) => name)
    const occasion = `draft-to-file:${applicationId}:${draftVersion}:`
    if ((await tx.outboxMail.count({ where: { applicationId, dedupeKey: { startsWith: occasion } } })) > 0) return { told }
    for (const { id } of people)
      await enqueueEmail(tx, { template: 'draft-to-file', to: { userId: id }, dedupeKey: `${occasion}${id}`, applicationId, fileNumber: number })
    await recordEvent(tx, actor, { verb: 'draft.tell-ready', subjectType: 'application', subjectId: applicationId, payload: { version: draftVersion } })
    return { told }
  })
