'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { decideMandate, mandateDecision } from '@/lib/organisations/decide-mandate'
import { recognitionEntry, recordRecognition } from '@/lib/organisations/record-recognition'

const decideAction = formAction(mandateDecision, async (actor, input) => {
  await decideMandate(actor, input)
  return { redirectTo: '/beheer/machtigingen' }
})

const recognitionAction = formAction(recognitionEntry, async (actor, input) => {
  await recordRecognition(actor, input)
  return { message: 'Ingeschreven in het register.', values: { enterpriseNumber: '' } }
})

export const decide = async (state: FormState, form: FormData): Promise<FormState> => decideAction(state, form)
export const enterRecognition = async (state: FormState, form: FormData): Promise<FormState> => recognitionAction(state, form)
