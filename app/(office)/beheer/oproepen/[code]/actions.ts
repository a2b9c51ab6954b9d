'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { startAssessment } from '@/lib/calls/start-assessment'

const assessAction = formAction(z.object({ code: z.string() }), async (actor, { code }) => {
  await startAssessment(actor, { code })
  return { redirectTo: `/beheer/oproepen/${code}` }
})

export const beginAssessment = async (state: FormState, form: FormData): Promise<FormState> => assessAction(state, form)
