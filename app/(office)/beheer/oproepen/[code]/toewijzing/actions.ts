'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { askProposal } from '@/lib/reviews/ask-proposal'
import { adjusting, confirming, proposing } from '@/lib/reviews/assignment-schema'
import { confirmAssignment } from '@/lib/reviews/confirm-assignment'

const COMPUTING = 'Het voorstel wordt berekend. Nog niemand is gevraagd.'

const proposeAction = formAction(proposing, async (actor, { code }) => {
  const { feasible } = await askProposal(actor, { code })
  return { message: feasible === null ? COMPUTING : feasible ? 'Het voorstel staat klaar. Nog niemand is gevraagd.' : 'Er is geen toewijzing die aan alles voldoet.' }
})
export const propose = async (state: FormState, form: FormData) => proposeAction(state, form)

const adjustAction = formAction(adjusting, async (actor, { code, ...change }) => {
  const { feasible } = await askProposal(actor, { code, changes: [change] })
  return { message: feasible === null ? COMPUTING : feasible ? 'Opnieuw voorgesteld.' : 'Zo is er geen toewijzing die aan alles voldoet.' }
})
export const adjust = async (state: FormState, form: FormData) => adjustAction(state, form)

const confirmAction = formAction(confirming, async (actor, input) => {
  const { reviews, reviewers } = await confirmAssignment(actor, input)
  return { message: `Bevestigd: ${reviews} ${reviews === 1 ? 'beoordeling' : 'beoordelingen'} gevraagd aan ${reviewers} ${reviewers === 1 ? 'beoordelaar' : 'beoordelaars'}.` }
})
export const confirm = async (state: FormState, form: FormData) => confirmAction(state, form)
