'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { confirmMessage } from '@/lib/actors/confirm-message'
import { contactActor } from '@/lib/actors/contact-actor'
import { judgeActor } from '@/lib/actors/judge-actor'
import { publishActor } from '@/lib/actors/publish-actor'
import { actorMessage, actorProfile, actorStep, actorVerdict, messageToken } from '@/lib/actors/schema'
import { withdrawActor } from '@/lib/actors/withdraw-actor'
import { browserOf } from '@/lib/auth'

const publishAction = formAction(actorProfile, async (actor, input) => {
  const { actorId } = await publishActor(actor, input)
  return { redirectTo: `/actoren/${actorId}` }
})
const withdrawAction = formAction(actorStep, async (actor, input) => {
  await withdrawActor(actor, input)
  return { redirectTo: `/actoren/${input.actorId}` }
})
const judgeAction = formAction(actorVerdict, async (actor, input) => {
  await judgeActor(actor, input)
  return { redirectTo: `/actoren/${input.actorId}` }
})
const contactAction = formAction(actorMessage, async (actor, input) => {
  const answer = await contactActor(actor, input, { ip: (await browserOf()).ip })
  return {
    message: answer.sent ? 'Uw bericht is verstuurd. Het antwoord komt in uw mailbox.' : `We stuurden een mail naar ${answer.address}. Klik op de link in die mail: dan pas gaat uw bericht weg. De link werkt 24 uur.`,
    values: { text: '', senderName: '', senderAddress: '' },
  }
})
const confirmAction = formAction(messageToken, async (_actor, input) => {
  await confirmMessage(input)
  // The link is used up, so its page would now say that it no longer holds.
  return { redirectTo: '/actoren/bericht/verstuurd' }
})

export const publish = async (state: FormState, form: FormData): Promise<FormState> => publishAction(state, form)
export const withdraw = async (state: FormState, form: FormData): Promise<FormState> => withdrawAction(state, form)
export const judge = async (state: FormState, form: FormData): Promise<FormState> => judgeAction(state, form)
export const contact = async (state: FormState, form: FormData): Promise<FormState> => contactAction(state, form)
export const confirm = async (state: FormState, form: FormData): Promise<FormState> => confirmAction(state, form)
