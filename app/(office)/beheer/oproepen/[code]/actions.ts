'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { takingInCall } from '@/lib/applications/eligibility-schema'
import { takeInCall } from '@/lib/applications/take-in-application'
import { startAssessment } from '@/lib/calls/start-assessment'

const assessAction = formAction(z.object({ code: z.string() }), async (actor, { code }) => {
  await startAssessment(actor, { code })
  return { redirectTo: `/beheer/oproepen/${code}` }
})

export const beginAssessment = async (state: FormState, form: FormData): Promise<FormState> => assessAction(state, form)

const takeInAction = formAction(takingInCall, async (actor, input) => {
  const { takenIn } = await takeInCall(actor, input)
  return { message: takenIn === 1 ? 'Eén dossier is in onderzoek.' : `${takenIn} dossiers zijn in onderzoek.` }
})

export const takeInFiled = async (state: FormState, form: FormData): Promise<FormState> => takeInAction(state, form)
