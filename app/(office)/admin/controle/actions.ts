'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeRules, changingRules } from '@/lib/controls/change-rules'

const changeAction = formAction(changingRules, async (actor, input) => {
  const { version } = await changeRules(actor, input)
  revalidatePath('/admin/controle')
  return { message: `Versie ${version} van de regels is bewaard.` }
})

export const changeControlRules = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
