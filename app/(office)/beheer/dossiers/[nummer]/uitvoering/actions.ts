'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answeringAmendment, oneAmendment, questioningAmendment, sendingBackAmendment } from '@/lib/grants/amendment-schema'
import { answerAmendment, confirmAmendment, sendBackAmendment } from '@/lib/grants/answer-amendment'
import { questionAmendment } from '@/lib/grants/discuss-amendment'
import { formatCents } from '@/lib/money'

const answerAction = formAction(answeringAmendment, async (actor, input) => {
  const { waits } = await answerAmendment(actor, input)
  return { message: waits ? 'Uw antwoord is bewaard. Een beslisser bevestigt het lagere bedrag.' : 'De begunstigde krijgt uw antwoord.' }
})
export const answer = async (state: FormState, form: FormData): Promise<FormState> => answerAction(state, form)

const questionAction = formAction(questioningAmendment, async (actor, input) => {
  await questionAmendment(actor, input)
  return { message: 'Uw vraag is verstuurd.' }
})
export const question = async (state: FormState, form: FormData): Promise<FormState> => questionAction(state, form)

const confirmAction = formAction(oneAmendment, async (actor, input) => {
  const { freedCents } = await confirmAmendment(actor, input)
  return { message: `De wijziging geldt. ${formatCents(freedCents)} euro is weer vrij in de enveloppe.` }
})
export const confirm = async (state: FormState, form: FormData): Promise<FormState> => confirmAction(state, form)

const sendBackAction = formAction(sendingBackAmendment, async (actor, input) => {
  await sendBackAmendment(actor, input)
  return { message: 'De dossierbeheerder antwoordt opnieuw.' }
})
export const sendBack = async (state: FormState, form: FormData): Promise<FormState> => sendBackAction(state, form)
