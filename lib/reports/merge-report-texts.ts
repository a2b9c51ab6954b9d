import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { chooseTexts, chosenTexts } from '@/lib/filings/choose-texts'
import { reportToChange } from './report-paper'

export const mergingReport = z.object({ reportId: z.uuid(), texts: chosenTexts })

/** Puts the chosen texts in the report. */
export const mergeReportTexts = (actor: Actor, { reportId, texts }: z.infer<typeof mergingReport>): Promise<{ left: number }> =>
  asActor(actor, async (tx, now) => chooseTexts(tx, actor, await reportToChange(tx, actor, reportId, now), texts))
