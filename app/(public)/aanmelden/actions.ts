'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { browserOf, keepSession } from '@/lib/auth'
import { confirmSignIn } from '@/lib/sign-in/confirm-sign-in'
import { demoSignIn } from '@/lib/sign-in/demo-sign-in'
import { requestSignIn } from '@/lib/sign-in/request-sign-in'
import { addressRequest, codeEntry } from '@/lib/sign-in/schema'
import { signInWithCode } from '@/lib/sign-in/sign-in-with-code'

const askAction = formAction(addressRequest, async (_actor, { email: typed, terug }) => {
  const { email } = await requestSignIn({ email: typed, returnTo: terug }, await browserOf())
  return { redirectTo: `/aanmelden/code?adres=${encodeURIComponent(email)}` }
})

const linkAction = formAction(z.object({ token: z.string().max(100) }), async (_actor, input) => {
  const opened = await confirmSignIn(input, await browserOf())
  return { redirectTo: await keepSession(opened, opened.returnTo) }
})

const codeAction = formAction(codeEntry, async (_actor, input) => {
  const opened = await signInWithCode(input, await browserOf())
  return { redirectTo: await keepSession(opened, opened.returnTo) }
})

const demoAction = formAction(z.object({ name: z.string().max(40), terug: z.string().default('') }), async (_actor, { name, terug }) => {
  const opened = await demoSignIn({ name }, await browserOf())
  return { redirectTo: await keepSession(opened, terug) }
})

export const askForLink = async (state: FormState, form: FormData) => askAction(state, form)
export const signInByLink = async (state: FormState, form: FormData) => linkAction(state, form)
export const signInByCode = async (state: FormState, form: FormData) => codeAction(state, form)
export const signInAsDemo = async (state: FormState, form: FormData) => demoAction(state, form)
