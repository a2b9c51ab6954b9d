'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { askCompletion } from '@/lib/applications/ask-completion'
import { completionExtension, completionQuestion, pointSettling } from '@/lib/applications/completion-schema'
import { extendCompletion } from '@/lib/applications/extend-completion'
import { settlePoint } from '@/lib/applications/settle-point'

const askAction = formAction(completionQuestion.extend({ number: z.string().max(40) }), async (actor, { number, ...input }) => {
  await askCompletion(actor, input)
  return { redirectTo: `/beheer/dossiers/${encodeURIComponent(number)}#aanvulling` }
})
export const ask = async (state: FormState, form: FormData) => askAction(state, form)

const extendAction = formAction(completionExtension, async (actor, input) => {
  await extendCompletion(actor, input)
  return { message: 'De termijn is verlengd. De aanvrager krijgt bericht.' }
})
export const extend = async (state: FormState, form: FormData) => extendAction(state, form)

const settleAction = formAction(pointSettling, async (actor, input) => {
  await settlePoint(actor, input)
  return { message: input.settled ? 'Het punt is in orde.' : 'Het punt staat weer open.' }
})
export const settle = async (state: FormState, form: FormData) => settleAction(state, form)
