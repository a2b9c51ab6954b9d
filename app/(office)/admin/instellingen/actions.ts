'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeSettings } from '@/lib/portal-settings/change-settings'
import { settingsForm } from '@/lib/portal-settings/schema'

const changeAction = formAction(settingsForm, async (actor, input) => {
  await changeSettings(actor, input)
  return { message: 'De instellingen zijn bewaard.' }
})

export const change = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
