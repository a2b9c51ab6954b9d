'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { interest, refusing } from '@/lib/reviews/schema'

const declareAction = formAction(interest, async (actor, input) => {
  await declareInterest(actor, input)
  return { redirectTo: input.interest === 'geen' ? `/beoordelen/${input.reviewId}` : '/beoordelen' }
})
export const declare = async (state: FormState, form: FormData) => declareAction(state, form)

/** The page has two explanations to type, so this one has a name of its own. */
const refuseAction = formAction(refusing.pick({ reviewId: true, refusedFor: true }).extend({ refusal: refusing.shape.reason }), async (actor, { reviewId, refusedFor, refusal }) => {
  await declareInterest(actor, { reviewId, interest: 'weiger', refusedFor, reason: refusal })
  return { redirectTo: '/beoordelen' }
})
export const refuse = async (state: FormState, form: FormData) => refuseAction(state, form)
