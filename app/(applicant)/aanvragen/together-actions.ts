'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { handOverSection, markSection } from '@/lib/applications/hand-over-section'
import { resolveReturn, returnDraft } from '@/lib/applications/return-draft'
import { tellReady } from '@/lib/applications/tell-ready'
import { draftReturn, handOver, returnDone, sectionMark } from '@/lib/applications/together-schema'

const handOverAction = formAction(handOver, async (actor, input) => {
  await handOverSection(actor, input)
  return { message: 'Het onderdeel is doorgegeven.', values: { step: '', holderId: '', remark: '' } }
})

const markAction = formAction(sectionMark, async (actor, input) => {
  await markSection(actor, input)
  return { message: input.done ? 'Gemeld als klaar.' : 'Gemeld als nog niet klaar.', values: { section: '' } }
})

const returnAction = formAction(draftReturn, async (actor, input) => {
  await returnDraft(actor, input)
  return { message: 'De aanvraag is teruggegeven. Uw collega krijgt een mail.', values: { toUserId: '', returnRemark: '' } }
})

const finishAction = formAction(returnDone, async (actor, input) => {
  await resolveReturn(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}` }
})

const readyAction = formAction(returnDone, async (actor, input) => {
  const { told } = await tellReady(actor, input)
  return { message: `Gemeld. ${new Intl.ListFormat('nl-BE').format(told)} ${told.length === 1 ? 'krijgt' : 'krijgen'} een mail.` }
})

export const giveSection = async (state: FormState, form: FormData): Promise<FormState> => handOverAction(state, form)
export const tellDone = async (state: FormState, form: FormData): Promise<FormState> => markAction(state, form)
export const giveBack = async (state: FormState, form: FormData): Promise<FormState> => returnAction(state, form)
export const finishReturn = async (state: FormState, form: FormData): Promise<FormState> => finishAction(state, form)
export const tellSignatory = async (state: FormState, form: FormData): Promise<FormState> => readyAction(state, form)
