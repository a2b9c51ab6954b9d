'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { freezing, proposal } from '@/lib/decisions/schema'

const freezeAction = formAction(freezing, async (actor, input) => {
  await freezeRanking(actor, input)
  return { message: 'De rangschikking is bevroren.' }
})

const proposeAction = formAction(proposal, async (actor, input) => {
  await proposeDecision(actor, input)
  return { message: 'Het voorstel ligt voor ter beslissing.' }
})

export const freeze = async (state: FormState, form: FormData): Promise<FormState> => freezeAction(state, form)
export const propose = async (state: FormState, form: FormData): Promise<FormState> => proposeAction(state, form)
