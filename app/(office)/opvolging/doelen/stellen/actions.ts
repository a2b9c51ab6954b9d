'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { setTargets, settingTargets } from '@/lib/monitor/set-targets'

const setAction = formAction(settingTargets, async (actor, input) => {
  await setTargets(actor, input)
  revalidatePath('/opvolging/doelen', 'layout')
  return { message: 'De doelen zijn bewaard.' }
})

export const setAims = async (state: FormState, form: FormData): Promise<FormState> => setAction(state, form)
