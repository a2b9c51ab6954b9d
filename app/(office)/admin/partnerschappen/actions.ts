'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { createPartnership, newPartnership } from '@/lib/organisations/create-partnership'

const createAction = formAction(newPartnership, async (actor, input) => {
  await createPartnership(actor, input)
  return { redirectTo: '/admin/partnerschappen' }
})

export const create = async (state: FormState, form: FormData): Promise<FormState> => createAction(state, form)
