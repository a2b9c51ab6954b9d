'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { reviseReview } from '@/lib/reviews/revise-review'
import { consensusAnswers, panelMessage, revising } from '@/lib/reviews/schema'
import { writeToPanel } from '@/lib/reviews/write-to-panel'

const recordAction = formAction(consensusAnswers, async (actor, input) => {
  await recordConsensus(actor, input)
  return { redirectTo: '/beoordelen' }
})
export const record = async (state: FormState, form: FormData) => recordAction(state, form)

const writeAction = formAction(panelMessage, async (actor, input) => {
  await writeToPanel(actor, input)
  return { message: 'Verstuurd', values: {} }
})
export const write = async (state: FormState, form: FormData) => writeAction(state, form)

const reviseAction = formAction(revising, async (actor, input) => {
  await reviseReview(actor, input)
  return { redirectTo: `/beoordelen/${input.reviewId}/overleg` }
})
export const revise = async (state: FormState, form: FormData) => reviseAction(state, form)
