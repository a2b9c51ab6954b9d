'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { askReconsideration } from '@/lib/reconsiderations/ask-reconsideration'
import { asking } from '@/lib/reconsiderations/schema'

const askAction = formAction(asking, async (actor, input) => {
  await askReconsideration(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}/heroverweging` }
})

export const ask = async (state: FormState, form: FormData): Promise<FormState> => askAction(state, form)
