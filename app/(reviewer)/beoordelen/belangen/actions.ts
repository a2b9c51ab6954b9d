'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { declaring } from '@/lib/reviews/conflict-schema'
import { declareConflicts } from '@/lib/reviews/declare-conflicts'

const declareAction = formAction(declaring, async (actor, input) => {
  const { declared } = await declareConflicts(actor, input)
  return { message: declared === 1 ? 'Gemeld. U ziet dit dossier nergens meer.' : `Gemeld voor ${declared} dossiers. U ziet ze nergens meer.`, values: {} }
})
export const declare = async (state: FormState, form: FormData) => declareAction(state, form)
