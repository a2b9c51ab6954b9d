'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { confirmExtension } from '@/lib/applications/confirm-extension'
import { extensionConfirmation, extensionProposal } from '@/lib/applications/extension-schema'
import { proposeExtension } from '@/lib/applications/propose-extension'

const proposeAction = formAction(extensionProposal, async (actor, input) => {
  await proposeExtension(actor, input)
  return { message: 'Voorgesteld. Een tweede dossierbeheerder bevestigt.' }
})
export const propose = async (state: FormState, form: FormData) => proposeAction(state, form)

const confirmAction = formAction(extensionConfirmation, async (actor, input) => {
  await confirmExtension(actor, input)
  return { message: 'Bevestigd. De aanvrager krijgt bericht.' }
})
export const confirm = async (state: FormState, form: FormData) => confirmAction(state, form)
