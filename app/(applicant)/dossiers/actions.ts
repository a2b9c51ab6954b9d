'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { acceptGrant } from '@/lib/grants/accept-grant'
import { declineGrant } from '@/lib/payments/decline-grant'
import { acceptance, declining, replyingRevocation, starting } from '@/lib/grants/schema'
import { replyRevocation } from '@/lib/payments/announce-revocation'
import { replyRecovery } from '@/lib/payments/reply-recovery'
import { replying } from '@/lib/payments/schema'
import { startGrant } from '@/lib/payments/start-grant'

const acceptAction = formAction(acceptance, async (actor, input) => {
  await acceptGrant(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'U aanvaardde de subsidie. Meld nu wanneer u start.' }
})

const declineAction = formAction(declining, async (actor, input) => {
  await declineGrant(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'U zag af van de subsidie.' }
})

const startAction = formAction(starting, async (actor, input) => {
  await startGrant(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'Uw start is gemeld. Het voorschot is aangevraagd.' }
})

const replyAction = formAction(replying, async (actor, input) => {
  await replyRecovery(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'Uw reactie is verstuurd.' }
})

const replyRevocationAction = formAction(replyingRevocation, async (actor, input) => {
  await replyRevocation(actor, input)
  revalidatePath('/dossiers', 'layout')
  return { message: 'Uw reactie is verstuurd.' }
})

export const replyToRevocation = async (state: FormState, form: FormData): Promise<FormState> => replyRevocationAction(state, form)
export const reply = async (state: FormState, form: FormData): Promise<FormState> => replyAction(state, form)
export const accept = async (state: FormState, form: FormData): Promise<FormState> => acceptAction(state, form)
export const decline = async (state: FormState, form: FormData): Promise<FormState> => declineAction(state, form)
export const start = async (state: FormState, form: FormData): Promise<FormState> => startAction(state, form)
