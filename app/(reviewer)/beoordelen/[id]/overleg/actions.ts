'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { consensusAnswers } from '@/lib/reviews/schema'

const recordAction = formAction(consensusAnswers, async (actor, input) => {
  await recordConsensus(actor, input)
  return { redirectTo: '/beoordelen' }
})
export const record = async (state: FormState, form: FormData) => recordAction(state, form)
