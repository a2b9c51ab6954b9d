'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { activityCopy, copyActivity } from '@/lib/applications/copy-activity'

const copyAction = formAction(activityCopy, async (actor, input) => {
  const { position } = await copyActivity(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}/activiteiten/${position}` }
})

export const copyActivityInto = async (state: FormState, form: FormData): Promise<FormState> => copyAction(state, form)
