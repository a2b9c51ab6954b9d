'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { browserOf, currentSession, keepSession } from '@/lib/auth'
import { Refusal } from '@/lib/refusal'
import { beginTotp } from '@/lib/sign-in/begin-totp'
import { enrolTotp } from '@/lib/sign-in/enrol-totp'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { secondFactorCode } from '@/lib/sign-in/schema'
import { recoverSignIn } from '@/lib/sign-in/recover-sign-in'
import { verifyTotp } from '@/lib/sign-in/verify-totp'

const halfwayIn = async (): Promise<LoadedSession> => {
  const session = await currentSession()
  if (!session) throw new Refusal('invalid', 'Dit duurde te lang. Meld u opnieuw aan met uw e-mailadres.')
  return session
}

const beginAction = formAction(z.object({ terug: z.string().default('') }), async (_actor, { terug }) => {
  await beginTotp(await halfwayIn())
  return { redirectTo: `/aanmelden/tweede-stap?terug=${encodeURIComponent(terug)}` }
})

const enrolAction = formAction(secondFactorCode, async (_actor, input) => {
  const opened = await enrolTotp(await halfwayIn(), input, await browserOf())
  return { redirectTo: await keepSession(opened, '/account/herstelcodes') }
})

const verifyAction = formAction(secondFactorCode, async (_actor, input) => {
  const opened = await verifyTotp(await halfwayIn(), input, await browserOf())
  return { redirectTo: await keepSession(opened, input.terug) }
})

const recoveryAction = formAction(secondFactorCode, async (_actor, input) => {
  const opened = await recoverSignIn(await halfwayIn(), input, await browserOf())
  return { redirectTo: await keepSession(opened, input.terug) }
})

export const begin = async (state: FormState, form: FormData) => beginAction(state, form)
export const enrol = async (state: FormState, form: FormData) => enrolAction(state, form)
export const verify = async (state: FormState, form: FormData) => verifyAction(state, form)
export const recover = async (state: FormState, form: FormData) => recoveryAction(state, form)
