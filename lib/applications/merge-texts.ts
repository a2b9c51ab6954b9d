import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { chooseTexts, chosenTexts } from '@/lib/filings/choose-texts'
import { paperToChange } from './request-paper'

export const mergeInput = z.object({ applicationId: z.uuid(), texts: chosenTexts })
export type MergeInput = z.infer<typeof mergeInput>

/** Puts the chosen texts in the draft, or in the completion that runs. */
export const mergeTexts = (actor: Actor, { applicationId, texts }: MergeInput): Promise<{ left: number; completing: boolean }> =>
  asActor(actor, async (tx, now) => {
    const { completing, ...paper } = await paperToChange(tx, actor, applicationId, now)
    return { ...await chooseTexts(tx, actor, paper, texts), completing }
  })
