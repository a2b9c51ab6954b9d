'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { chooseMessageMail } from '@/lib/messages/choose-mail'
import { messagePreference } from '@/lib/messages/schema'
import { endOtherSessions, endSession } from '@/lib/sign-in/end-session'
import { makeRecoveryCodes } from '@/lib/sign-in/make-recovery-codes'
import { removeTotp } from '@/lib/sign-in/remove-totp'
import { accountDetails, secondFactorCode } from '@/lib/sign-in/schema'
import { updateAccount } from '@/lib/sign-in/update-account'

const saveAction = formAction(accountDetails, async (actor, input) => {
  await updateAccount(actor, input)
  return { message: 'Uw gegevens zijn bewaard.' }
})

const preferenceAction = formAction(messagePreference, async (actor, input) => {
  await chooseMessageMail(actor, input)
  return { message: 'Uw keuze is bewaard.' }
})

const endOneAction = formAction(z.object({ sessionId: z.uuid() }), async (actor, input) => {
  await endSession(actor, input)
  return { redirectTo: '/account' }
})

const endOthersAction = formAction(z.object({}), async (actor) => {
  await endOtherSessions(actor)
  return { redirectTo: '/account' }
})

const removeAction = formAction(secondFactorCode, async (actor, input) => {
  await removeTotp(actor, input)
  return { redirectTo: '/aanmelden/tweede-stap?terug=/account' }
})

const codesAction = formAction(z.object({}), async (actor) => ({ values: { codes: await makeRecoveryCodes(actor) } }))

export const saveAccount = async (state: FormState, form: FormData) => saveAction(state, form)
export const savePreference = async (state: FormState, form: FormData) => preferenceAction(state, form)
export const endOneSession = async (state: FormState, form: FormData) => endOneAction(state, form)
export const endOthers = async (state: FormState, form: FormData) => endOthersAction(state, form)
export const removeApp = async (state: FormState, form: FormData) => removeAction(state, form)
export const makeCodes = async (state: FormState, form: FormData) => codesAction(state, form)
