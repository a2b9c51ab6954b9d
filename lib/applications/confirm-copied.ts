import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { isOnPage } from './copied-fields'
import { draftToChange } from './draft-to-change'
import { stepCodes } from './steps'

export const confirmation = z.object({ applicationId: z.uuid(), step: z.enum(stepCodes), rowId: z.string().max(64).optional() })

/**
 * "Alles klopt nog": somebody looked at every copied answer of one page. The draft itself does not change, so a colleague's open page stays good.
 * No event, as for every save of a draft (saveSection): only what is filed counts, and who files answers for all of it.
 */
export const confirmCopied = (actor: Actor, { applicationId, step, rowId }: z.infer<typeof confirmation>): Promise<{ confirmed: number }> =>
  asActor(actor, async (tx) => {
    const { id, copied } = await draftToChange(tx, actor, applicationId)
    const still = copied.filter((mark) => !isOnPage(mark, step, rowId))
    if (still.length < copied.length) await tx.application.update({ where: { id }, data: { copied: still } })
    return { confirmed: copied.length - still.length }
  })
