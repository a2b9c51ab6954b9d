'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { replyToFindings } from '@/lib/controls/hear-beneficiary'
import { replyingToFindings } from '@/lib/controls/schema'

const replyAction = formAction(replyingToFindings, async (actor, input) => {
  await replyToFindings(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'Uw antwoord is verstuurd.' }
})

export const answerFindings = async (state: FormState, form: FormData): Promise<FormState> => replyAction(state, form)
