import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { saveDraft } from '@/lib/filings/save-draft'
import { draftToChange } from './draft-to-change'
import { removerOf, withoutRemover } from './revived'

/** "Houd de activiteit": it was removed while somebody typed in it, and stays. A save of a draft, so its row tells who and when, and no event does (saveSection). Who does it twice did it once. */
export const keepActivity = (actor: Actor, { applicationId, rowId }: { applicationId: string; rowId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, applicationId)
    if (removerOf(application.draft, rowId) !== null) await saveDraft(tx, application, withoutRemover(application.draft, rowId), actor.userId ?? '', now)
  })
