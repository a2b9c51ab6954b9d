'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeTemplate, putTemplateInUse } from '@/lib/letters/change-template'
import { templateChange, templateChoice } from '@/lib/letters/template-schema'

const changeAction = formAction(templateChange, async (actor, input) => {
  const { version } = await changeTemplate(actor, input)
  return { message: `Bewaard als bewerking ${version}. Ze is nog niet in gebruik: bekijk eerst het voorbeeld.`, values: { note: '' } }
})
const chooseAction = formAction(templateChoice, async (actor, input) => {
  await putTemplateInUse(actor, input)
  return { message: 'Nieuwe brieven worden voortaan met deze versie gemaakt.' }
})

export const change = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
export const choose = async (state: FormState, form: FormData): Promise<FormState> => chooseAction(state, form)
