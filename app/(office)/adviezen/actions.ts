'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { askAdvice } from '@/lib/advice/ask-advice'
import { declareAdviserInterest, openAdvice } from '@/lib/advice/declare-interest'
import { giveAdvice } from '@/lib/advice/give-advice'
import { adviceQuestion, adviserInterest, givenAdvice, openedAdvice, withdrawnAdvice } from '@/lib/advice/schema'
import { withdrawAdvice } from '@/lib/advice/withdraw-advice'

const askAction = formAction(adviceQuestion, async (actor, input) => {
  await askAdvice(actor, input)
  return { message: 'De vraag is gesteld. Het beleidsdomein krijgt een mail.', values: { domain: '', question: '', dueOn: '' } }
})
export const ask = async (state: FormState, form: FormData): Promise<FormState> => askAction(state, form)

const giveAction = formAction(givenAdvice, async (actor, input) => {
  const { version } = await giveAdvice(actor, input)
  return { message: version === 1 ? 'Uw advies is gegeven. Wie het vroeg, krijgt een mail.' : 'Uw advies is aangepast. De vorige versie blijft bewaard.' }
})
export const give = async (state: FormState, form: FormData): Promise<FormState> => giveAction(state, form)

const openAction = formAction(openedAdvice, async (actor, input) => {
  await openAdvice(actor, input)
  return { redirectTo: `/adviezen/${input.adviceId}` }
})
export const open = async (state: FormState, form: FormData): Promise<FormState> => openAction(state, form)

const interestAction = formAction(adviserInterest, async (actor, input) => {
  await declareAdviserInterest(actor, input)
  return { redirectTo: '/adviezen' }
})
export const declareInterest = async (state: FormState, form: FormData): Promise<FormState> => interestAction(state, form)

const withdrawAction = formAction(withdrawnAdvice, async (actor, input) => {
  await withdrawAdvice(actor, input)
  return { message: 'De vraag is ingetrokken. Het beleidsdomein krijgt een mail.' }
})
export const withdraw = async (state: FormState, form: FormData): Promise<FormState> => withdrawAction(state, form)
