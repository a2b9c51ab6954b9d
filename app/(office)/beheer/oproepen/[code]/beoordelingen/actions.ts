'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { remindReviewers } from '@/lib/reviews/remind-reviewers'
import { reminding } from '@/lib/reviews/schema'

const remindAction = formAction(reminding, async (actor, input) => {
  const { told, silent } = await remindReviewers(actor, input)
  const sent = told === 1 ? 'Eén beoordelaar krijgt een herinnering.' : `${told} beoordelaars krijgen een herinnering.`
  return { message: silent === 0 ? sent : `${sent} ${silent === 1 ? 'Eén wil geen mails' : `${silent} willen geen mails`}: bel of spreek die aan.` }
})

export const remind = async (state: FormState, form: FormData): Promise<FormState> => remindAction(state, form)
