'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { sayConsent } from '@/lib/knowledge/say-consent'
import { saidConsent } from '@/lib/knowledge/schema'

const consentAction = formAction(saidConsent, async (actor, input) => {
  const { takenBack } = await sayConsent(actor, input)
  if (input.given) return { message: 'Dank u. We zetten niets online zonder dat u daarover een mail krijgt.' }
  return { message: takenBack === 0 ? 'Bewaard. We publiceren niets uit dit dossier.' : `Bewaard. ${takenBack === 1 ? 'De les is' : `De ${takenBack} lessen zijn`} niet langer publiek.` }
})
export const consent = async (state: FormState, form: FormData): Promise<FormState> => consentAction(state, form)
