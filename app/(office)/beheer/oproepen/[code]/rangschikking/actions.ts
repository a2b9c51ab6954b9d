'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { freezing, proposal } from '@/lib/decisions/schema'
import { askCalibration } from '@/lib/reviews/ask-calibration'

const freezeAction = formAction(freezing, async (actor, input) => {
  await freezeRanking(actor, input)
  return { message: 'De rangschikking is bevroren.' }
})

const proposeAction = formAction(proposal, async (actor, input) => {
  await proposeDecision(actor, input)
  return { message: 'Het voorstel ligt voor ter beslissing.' }
})

const calibrateAction = formAction(freezing, async (actor, input) => {
  const { asked } = await askCalibration(actor, input)
  return { message: asked ? 'De berekening is gevraagd. Laad deze pagina over een minuut opnieuw.' : 'Deze berekening is er al: er kwam geen beoordeling bij.' }
})

export const freeze = async (state: FormState, form: FormData): Promise<FormState> => freezeAction(state, form)
export const propose = async (state: FormState, form: FormData): Promise<FormState> => proposeAction(state, form)
export const calibrate = async (state: FormState, form: FormData): Promise<FormState> => calibrateAction(state, form)
