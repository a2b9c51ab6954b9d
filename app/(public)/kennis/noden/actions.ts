'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answerNeed, removeRemark } from '@/lib/knowledge/answer-need'
import { proposeNeed, remarkOnNeed, voteForNeed } from '@/lib/knowledge/needs'
import { needAnswer, needRemark, needVote, proposedNeed, removedRemark } from '@/lib/knowledge/schema'

const proposeAction = formAction(proposedNeed, async (actor, input) => {
  const { id } = await proposeNeed(actor, input)
  return { redirectTo: `/kennis/noden/${id}` }
})
export const propose = async (state: FormState, form: FormData): Promise<FormState> => proposeAction(state, form)

const voteAction = formAction(needVote, async (actor, input) => {
  const { votes } = await voteForNeed(actor, input)
  return { message: `${input.vote ? 'Uw stem is geteld' : 'Uw stem is ingetrokken'}: ${votes === 1 ? '1 organisatie steunt' : `${votes} organisaties steunen`} deze nood.` }
})
export const vote = async (state: FormState, form: FormData): Promise<FormState> => voteAction(state, form)

const remarkAction = formAction(needRemark, async (actor, input) => {
  await remarkOnNeed(actor, input)
  return { message: 'Uw opmerking staat erbij.', values: { text: '' } }
})
export const remark = async (state: FormState, form: FormData): Promise<FormState> => remarkAction(state, form)

const answerAction = formAction(needAnswer, async (actor, input) => {
  await answerNeed(actor, input)
  return { message: 'Bewaard. Wie de nood voorstelde, krijgt een mail.' }
})
export const answer = async (state: FormState, form: FormData): Promise<FormState> => answerAction(state, form)

const removeAction = formAction(removedRemark, async (actor, input) => {
  await removeRemark(actor, input)
  return { message: 'De opmerking is weg.' }
})
export const remove = async (state: FormState, form: FormData): Promise<FormState> => removeAction(state, form)
