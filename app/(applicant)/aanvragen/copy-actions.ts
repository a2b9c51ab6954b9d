'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { activityCopy, copyActivity } from '@/lib/applications/copy-activity'
import { pasteRows, pasting, previewPaste } from '@/lib/applications/paste-rows'
import { pasteTables } from '@/lib/applications/pasted-rows'
import { previewValues } from './_steps/paste-values'

const copyAction = formAction(activityCopy, async (actor, input) => {
  const { position } = await copyActivity(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}/activiteiten/${position}` }
})

/** First a look, then the rows: what is added is read anew from the text, so it is never more than what stands there. */
const pasteAction = formAction(pasting.extend({ intent: z.enum(['bekijk', 'voeg-toe']).default('bekijk'), terug: z.string().regex(/^(activiteiten\/\d{1,2}\?rij=[\w-]{1,64}|begroting)$/) }), async (actor, { intent, terug, ...input }) => {
  if (intent === 'bekijk') return { values: previewValues(input.pasted, pasteTables[input.kind].fields, await previewPaste(actor, input)) }
  await pasteRows(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}/${terug}` }
})

export const copyActivityInto = async (state: FormState, form: FormData): Promise<FormState> => copyAction(state, form)
export const paste = async (state: FormState, form: FormData): Promise<FormState> => pasteAction(state, form)
