'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { labelOfField } from '@/lib/applications/field-label'
import { openedValues } from '@/lib/applications/opened-lines'
import { saveCompletion } from '@/lib/applications/save-completion'
import { saveToAnswer } from '@/lib/applications/save-to-answer'
import { attachmentRemoval, removeAttachment } from '@/lib/filings/remove-attachment'
import { isRefusal } from '@/lib/refusal'
import { changeOf, postedCompletion } from './posted-completion'

/** Saves what is open on the page; with "Dien aanvulling in" it is filed as well, and what was typed is kept whatever stops that. */
const saveAction = formAction(postedCompletion, async (actor, input) => {
  const { applicationId, daarna } = input
  const path = `/aanvragen/${applicationId}`
  const change = changeOf(input)
  const saved = await (daarna === 'indienen' ? saveToAnswer : saveCompletion)(actor, change)
  if (!saved) return { redirectTo: `${path}/bewijs` }
  const { waiting, news, draft, opened, version } = saved
  revalidatePath(path, 'layout')
  if (waiting.length > 0) return { redirectTo: `${path}/conflict` }
  if (change.rows) return { redirectTo: `${path}/aanvulling` }
  const values = { applicationId, ...openedValues(draft, opened) }
  if (daarna !== 'indienen') return { message: news ? 'Bewaard, samen met wat intussen gewijzigd werd, maar nog niet ingediend' : 'Bewaard, maar nog niet ingediend', values }
  // Everything is kept by now; what a colleague put there is shown before it is filed.
  const seen = input.gezien && `${version}.${input.gezien.split('.')[1]}`
  if (news && seen) return { redirectTo: `${path}/aanvulling?gezien=${input.gezien}#melding` }
  try {
    await answerCompletion(actor, { applicationId, seen })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    if (thrown.code === 'unseen') return { redirectTo: `${path}/aanvulling?gezien=${input.gezien}#melding` }
    return { problems: thrown.problems, values }
  }
  return { redirectTo: `${path}/bewijs` }
}, labelOfField)
export const saveOpened = async (state: FormState, form: FormData): Promise<FormState> => saveAction(state, form)

const removeAction = formAction(attachmentRemoval.extend({ applicationId: z.uuid() }), async (actor, { attachmentId, applicationId }) => {
  await removeAttachment(actor, { attachmentId })
  return { redirectTo: `/aanvragen/${applicationId}/aanvulling#attachments` }
})
export const removeOpenedFile = async (state: FormState, form: FormData): Promise<FormState> => removeAction(state, form)
