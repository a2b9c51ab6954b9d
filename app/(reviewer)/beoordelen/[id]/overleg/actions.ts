'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { nextItemPath } from '@/lib/decisions/meeting-agenda'
import { itemNote } from '@/lib/reviews/meeting-schema'
import { noteAgendaItem } from '@/lib/reviews/note-agenda-item'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { reviseReview } from '@/lib/reviews/revise-review'
import { consensusAnswers, panelMessage, revising } from '@/lib/reviews/schema'
import { writeToPanel } from '@/lib/reviews/write-to-panel'

const recordAction = formAction(consensusAnswers, async (actor, input) => {
  await recordConsensus(actor, input)
  return { redirectTo: await afterwards(actor, input.applicationId) }
})
export const record = async (state: FormState, form: FormData) => recordAction(state, form)

const noteAction = formAction(itemNote, async (actor, input) => {
  await noteAgendaItem(actor, input)
  return { redirectTo: await afterwards(actor, input.applicationId) }
})
export const note = async (state: FormState, form: FormData) => noteAction(state, form)

/** On to the next item of the meeting, where one is open. */
const afterwards = async (actor: Actor, applicationId: string): Promise<string> => (await asActor(actor, (tx) => nextItemPath(tx, actor, applicationId))) ?? '/beoordelen'

const writeAction = formAction(panelMessage, async (actor, input) => {
  await writeToPanel(actor, input)
  return { message: 'Verstuurd', values: {} }
})
export const write = async (state: FormState, form: FormData) => writeAction(state, form)

const reviseAction = formAction(revising, async (actor, input) => {
  await reviseReview(actor, input)
  return { redirectTo: `/beoordelen/${input.reviewId}/overleg` }
})
export const revise = async (state: FormState, form: FormData) => reviseAction(state, form)
