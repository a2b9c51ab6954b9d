'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { closingAppeal, notingAppeal } from '@/lib/reconsiderations/appeal-schema'
import { concludeReconsideration } from '@/lib/reconsiderations/conclude-reconsideration'
import { closeAppeal, noteAppeal } from '@/lib/reconsiderations/note-appeal'
import { proposeAnew } from '@/lib/reconsiderations/propose-anew'
import { concluding, proposingAnew, taking } from '@/lib/reconsiderations/schema'
import { takeReconsideration } from '@/lib/reconsiderations/take-reconsideration'

const takeAction = formAction(taking, async (actor, input) => {
  await takeReconsideration(actor, input)
  return { message: 'U behandelt dit verzoek.' }
})
const concludeAction = formAction(concluding, async (actor, input) => {
  await concludeReconsideration(actor, input)
  return { message: 'Het antwoord is verstuurd.' }
})
const proposeAction = formAction(proposingAnew, async (actor, input) => {
  await proposeAnew(actor, input)
  return { message: 'Het nieuwe voorstel ligt voor ter beslissing.' }
})
const noteAction = formAction(notingAppeal, async (actor, input) => {
  await noteAppeal(actor, input)
  return { message: 'Het beroep is genoteerd.', values: {} }
})
const closeAction = formAction(closingAppeal, async (actor, input) => {
  await closeAppeal(actor, input)
  return { message: 'De afloop is genoteerd.' }
})

export const take = async (state: FormState, form: FormData): Promise<FormState> => takeAction(state, form)
export const conclude = async (state: FormState, form: FormData): Promise<FormState> => concludeAction(state, form)
export const proposeNew = async (state: FormState, form: FormData): Promise<FormState> => proposeAction(state, form)
export const note = async (state: FormState, form: FormData): Promise<FormState> => noteAction(state, form)
export const close = async (state: FormState, form: FormData): Promise<FormState> => closeAction(state, form)
