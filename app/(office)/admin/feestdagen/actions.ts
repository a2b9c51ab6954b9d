'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { checkedHoliday, checkSchoolHoliday } from '@/lib/reference/check-school-holiday'

const checkAction = formAction(checkedHoliday, async (actor, input) => {
  await checkSchoolHoliday(actor, input)
  return { redirectTo: '/admin/feestdagen' }
})

export const check = async (state: FormState, form: FormData): Promise<FormState> => checkAction(state, form)
