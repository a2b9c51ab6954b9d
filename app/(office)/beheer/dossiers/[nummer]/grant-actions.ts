'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { meetCondition } from '@/lib/grants/meet-condition'
import { correctAid, registerAid } from '@/lib/grants/register-aid'
import { correctingAid, meetingCondition, registeringAid } from '@/lib/grants/schema'
import { cancelPayment } from '@/lib/payments/cancel-payment'
import { cancelling } from '@/lib/payments/schema'

const meetAction = formAction(meetingCondition, async (actor, input) => {
  await meetCondition(actor, input)
  revalidatePath('/beheer/dossiers', 'layout')
  return { message: 'De voorwaarde is vervuld.' }
})

const cancelAction = formAction(cancelling, async (actor, input) => {
  await cancelPayment(actor, input)
  revalidatePath('/beheer/dossiers', 'layout')
  return { message: 'De betaling is geannuleerd.' }
})

export const cancel = async (state: FormState, form: FormData): Promise<FormState> => cancelAction(state, form)
const registerAction = formAction(registeringAid, async (actor, input) => {
  await registerAid(actor, input)
  revalidatePath('/beheer', 'layout')
  return { message: 'De registratie is genoteerd.' }
})

const correctAction = formAction(correctingAid, async (actor, input) => {
  await correctAid(actor, input)
  revalidatePath('/beheer', 'layout')
  return { message: 'Het nummer is verbeterd.', values: { registerNumber: '', reason: '' } }
})

export const correct = async (state: FormState, form: FormData): Promise<FormState> => correctAction(state, form)
export const register = async (state: FormState, form: FormData): Promise<FormState> => registerAction(state, form)
export const meet = async (state: FormState, form: FormData): Promise<FormState> => meetAction(state, form)
