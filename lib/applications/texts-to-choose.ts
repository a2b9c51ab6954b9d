import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { waitingTexts } from '@/lib/filings/waiting-texts'
import { requestToEdit } from './queries'
import { standingRequest } from './request-paper'
import { requestWords } from './request-words'
import { draftSchema } from './schema'

/** What this person still has to choose in a request, or in its completion while one runs. */
export const textsToChoose = async (tx: Tx, actor: Actor, applicationId: string, now: Date) => {
  const { application, draft, context, completion, editable } = await requestToEdit(tx, actor, applicationId, now)
  const standing = completion ? standingRequest(application, draftSchema.parse(application.draft), completion.opened) : standingRequest(application, draft, null)
  return {
    application,
    texts: await waitingTexts(tx, actor, standing, requestWords(context)),
    /** Where the texts belong. */
    completing: completion !== null,
    editable: completion ? now < completion.dueAt && can(actor, 'completion.edit', applicationFacts(application)) : editable,
  }
}
