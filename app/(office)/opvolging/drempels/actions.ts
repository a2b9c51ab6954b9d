'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeThresholds, changingThresholds } from '@/lib/monitor/change-thresholds'

const changeAction = formAction(changingThresholds, async (actor, input) => {
  await changeThresholds(actor, input)
  revalidatePath('/opvolging', 'layout')
  return { message: 'Bewaard. Het geldt vanaf de volgende pagina.' }
})

export const changeSmallest = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
