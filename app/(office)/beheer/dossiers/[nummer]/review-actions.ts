'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { moveDueDate } from '@/lib/reviews/move-due-date'
import { returnReview } from '@/lib/reviews/return-review'
import { movingDueDate, returning, withdrawing } from '@/lib/reviews/schema'
import { withdrawReview } from '@/lib/reviews/withdraw-review'

/** The page has more than one reason, reviewer and day to type, so each form has names of its own. */
const returnForm = z.object({ reviewId: z.uuid('Kies een beoordeling.'), returnReason: returning.shape.reason, returnDueOn: returning.shape.dueOn })
const giveBackAction = formAction(returnForm, async (actor, { reviewId, returnReason, returnDueOn }) => {
  await returnReview(actor, { reviewId, reason: returnReason, dueOn: returnDueOn })
  return { message: 'De beoordeling is teruggestuurd.', values: { reviewId: '', returnReason: '', returnDueOn: '' } }
})
export const giveBack = async (state: FormState, form: FormData) => giveBackAction(state, form)

const withdrawForm = z.object({ withdrawnId: withdrawing.shape.reviewId, withdrawReason: withdrawing.shape.reason })
const withdrawAction = formAction(withdrawForm, async (actor, { withdrawnId, withdrawReason }) => {
  await withdrawReview(actor, { reviewId: withdrawnId, reason: withdrawReason })
  return { message: 'De vraag is ingetrokken. De beoordelaar krijgt een mail.', values: { withdrawnId: '', withdrawReason: '' } }
})
export const withdraw = async (state: FormState, form: FormData) => withdrawAction(state, form)

const dueForm = z.object({ movedId: movingDueDate.shape.reviewId, dueOn: movingDueDate.shape.dueOn })
const moveDueAction = formAction(dueForm, async (actor, { movedId, dueOn }) => {
  await moveDueDate(actor, { reviewId: movedId, dueOn })
  return { message: 'De beoordelaar heeft een andere dag en krijgt een mail.', values: { movedId: '', dueOn: '' } }
})
export const moveDue = async (state: FormState, form: FormData) => moveDueAction(state, form)
