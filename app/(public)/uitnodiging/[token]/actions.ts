'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { acceptInvitation } from '@/lib/organisations/accept-invitation'

const acceptAction = formAction(z.object({ token: z.string().max(100) }), async (actor, input) => {
  const { organisationId } = await acceptInvitation(actor, input)
  return { redirectTo: `/academie/organisatie?organisatie=${organisationId}` }
})

export const accept = async (state: FormState, form: FormData): Promise<FormState> => acceptAction(state, form)
