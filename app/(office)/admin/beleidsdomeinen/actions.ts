'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { nameDomain } from '@/lib/advice/name-domain'
import { placeAdviser } from '@/lib/advice/place-adviser'
import { namedDomain, placedAdviser } from '@/lib/advice/schema'

const nameAction = formAction(namedDomain, async (actor, input) => {
  await nameDomain(actor, input)
  return { message: 'Bewaard.', values: { code: '', name: '' } }
})
export const name = async (state: FormState, form: FormData): Promise<FormState> => nameAction(state, form)

const placeAction = formAction(placedAdviser, async (actor, input) => {
  await placeAdviser(actor, input)
  return { message: input.domain === '' ? 'Deze persoon adviseert niet meer.' : 'Bewaard. Dit telt vanaf de volgende pagina die deze persoon opent.' }
})
export const place = async (state: FormState, form: FormData): Promise<FormState> => placeAction(state, form)
