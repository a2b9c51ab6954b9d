'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { issuePhoneCode } from '@/lib/sign-in/issue-phone-code'
import { phoneCodeRequest } from '@/lib/sign-in/schema'
import { formatTime } from '@/lib/time'

const issueAction = formAction(phoneCodeRequest, async (actor, input) => {
  const { code, name, expiresAt } = await issuePhoneCode(actor, input)
  return { values: {}, message: `Lees voor aan ${name}: ${code.slice(0, 4)} ${code.slice(4)}. De code werkt één keer, tot ${formatTime(expiresAt)}.` }
})

export const issueCode = async (state: FormState, form: FormData) => issueAction(state, form)
