'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { emailToRetry, retryEmail } from '@/lib/mail/retry-email'

const retryAction = formAction(emailToRetry, async (actor, input) => {
  await retryEmail(actor, input)
  return { message: 'Het bericht staat weer in de wachtrij.' }
})

export const retry = async (state: FormState, form: FormData) => retryAction(state, form)
