'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { askingAmendment, oneAmendment, replyingAmendment } from '@/lib/grants/amendment-schema'
import { askAmendment } from '@/lib/grants/ask-amendment'
import { replyAmendment, withdrawAmendment } from '@/lib/grants/discuss-amendment'

const askAction = formAction(askingAmendment.extend({ number: z.string().max(40) }), async (actor, { number, ...input }) => {
  await askAmendment(actor, input)
  return { redirectTo: `/dossiers/${encodeURIComponent(number)}/wijziging` }
})
export const ask = async (state: FormState, form: FormData): Promise<FormState> => askAction(state, form)

const replyAction = formAction(replyingAmendment, async (actor, input) => {
  await replyAmendment(actor, input)
  return { message: 'Uw antwoord is verstuurd.' }
})
export const replyQuestion = async (state: FormState, form: FormData): Promise<FormState> => replyAction(state, form)

const withdrawAction = formAction(oneAmendment, async (actor, input) => {
  await withdrawAmendment(actor, input)
  return { message: 'Uw vraag is ingetrokken. Het plan blijft zoals het is.' }
})
export const withdraw = async (state: FormState, form: FormData): Promise<FormState> => withdrawAction(state, form)
