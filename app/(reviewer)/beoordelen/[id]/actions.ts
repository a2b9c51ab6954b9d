'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewSaving } from '@/lib/reviews/schema'
import { afterFiling } from './after-filing'

/** The form without JavaScript. Saves first, whatever lacks; "Dien in en volgende" then files it and opens the next one. */
const submitAction = formAction(reviewSaving, async (actor, input, form) => {
  // Sent again because its answer got lost, it was filed already, and leads on.
  const { filed } = await saveReview(actor, input)
  if (form.get('daarna') !== 'blijf') {
    if (!filed) await finishReview(actor, { reviewId: input.reviewId })
    return { redirectTo: await afterFiling(actor, input.reviewId) }
  }
  revalidatePath(`/beoordelen/${input.reviewId}`)
  return { message: 'Bewaard' }
})
export const submit = async (state: FormState, form: FormData) => submitAction(state, form)
