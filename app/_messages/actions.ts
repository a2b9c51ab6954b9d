'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { messageInput } from '@/lib/messages/schema'
import { writeMessage } from '@/lib/messages/write-message'

const sendAction = formAction(messageInput, async (actor, input) => {
  await writeMessage(actor, input)
  return { message: 'Uw bericht is verzonden.', values: { text: '' } }
})
export const send = async (state: FormState, form: FormData): Promise<FormState> => sendAction(state, form)
