'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answerEligibility } from '@/lib/applications/answer-eligibility'
import { concludeEligibility } from '@/lib/applications/conclude-eligibility'
import { conclusion, eligibilityAnswers, note, takingIn } from '@/lib/applications/eligibility-schema'
import { takeInApplication } from '@/lib/applications/take-in-application'
import { writeNote } from '@/lib/applications/write-note'
import { confirmIneligibility } from '@/lib/decisions/confirm-ineligibility'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { assignment, pinnedConflict } from '@/lib/reviews/schema'

const takeInAction = formAction(takingIn, async (actor, input) => {
  await takeInApplication(actor, input)
  return { message: 'Het dossier is in onderzoek.' }
})
export const takeIn = async (state: FormState, form: FormData) => takeInAction(state, form)

const answerAction = formAction(eligibilityAnswers, async (actor, input) => {
  const { answered, open } = await answerEligibility(actor, input)
  return { message: open === 0 ? `Bewaard: alle ${answered} vragen zijn beantwoord.` : `Bewaard: ${answered} vragen beantwoord, nog ${open} open.` }
})
export const answer = async (state: FormState, form: FormData) => answerAction(state, form)

const concludeAction = formAction(conclusion, async (actor, input) => {
  const { waitsForSecond } = await concludeEligibility(actor, input)
  return { message: waitsForSecond ? 'Voorgesteld als onontvankelijk. Een tweede dossierbeheerder bevestigt.' : 'Het dossier is ontvankelijk.' }
})
export const conclude = async (state: FormState, form: FormData) => concludeAction(state, form)

const confirmAction = formAction(takingIn, async (actor, input) => {
  await confirmIneligibility(actor, input)
  return { message: 'Bevestigd. De aanvrager kan de brief lezen.' }
})
export const confirm = async (state: FormState, form: FormData) => confirmAction(state, form)

const assignAction = formAction(assignment, async (actor, input) => {
  await assignReviewer(actor, input)
  return { message: 'De beoordelaar is gevraagd.', values: { reviewerId: '' } }
})
export const assign = async (state: FormState, form: FormData) => assignAction(state, form)

const pinAction = formAction(pinnedConflict, async (actor, input) => {
  await recordConflict(actor, input)
  return { message: 'Het belang is vastgelegd. Deze persoon ziet het dossier niet meer.', values: { userId: '', type: '', reason: '' } }
})
export const pin = async (state: FormState, form: FormData) => pinAction(state, form)

const noteAction = formAction(note, async (actor, input) => {
  await writeNote(actor, input)
  return { message: 'De nota is bewaard.', values: { text: '' } }
})
export const addNote = async (state: FormState, form: FormData) => noteAction(state, form)
