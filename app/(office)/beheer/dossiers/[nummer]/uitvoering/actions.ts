'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answeringAmendment, oneAmendment, questioningAmendment, sendingBackAmendment } from '@/lib/grants/amendment-schema'
import { answerAmendment, confirmAmendment, sendBackAmendment } from '@/lib/grants/answer-amendment'
import { questionAmendment } from '@/lib/grants/discuss-amendment'
import { droppingRevocation, motivatedGrant, oneRevocation, proposingRevocation } from '@/lib/grants/schema'
import { formatCents } from '@/lib/money'
import { announceRevocation, dropRevocation } from '@/lib/payments/announce-revocation'
import { confirmRevocation } from '@/lib/payments/revoke-grant'
import { clearEarlierGrants, resumeGrant, suspendGrant } from '@/lib/payments/suspend-grant'

const answerAction = formAction(answeringAmendment, async (actor, input) => {
  const { waits } = await answerAmendment(actor, input)
  return { message: waits ? 'Uw antwoord is bewaard. Een beslisser bevestigt het lagere bedrag.' : 'De begunstigde krijgt uw antwoord.' }
})
export const answer = async (state: FormState, form: FormData): Promise<FormState> => answerAction(state, form)

const questionAction = formAction(questioningAmendment, async (actor, input) => {
  await questionAmendment(actor, input)
  return { message: 'Uw vraag is verstuurd.' }
})
export const question = async (state: FormState, form: FormData): Promise<FormState> => questionAction(state, form)

const confirmAction = formAction(oneAmendment, async (actor, input) => {
  const { freedCents } = await confirmAmendment(actor, input)
  return { message: `De wijziging geldt. ${formatCents(freedCents)} euro is weer vrij in de enveloppe.` }
})
export const confirm = async (state: FormState, form: FormData): Promise<FormState> => confirmAction(state, form)

const sendBackAction = formAction(sendingBackAmendment, async (actor, input) => {
  await sendBackAmendment(actor, input)
  return { message: 'De dossierbeheerder antwoordt opnieuw.' }
})
export const sendBack = async (state: FormState, form: FormData): Promise<FormState> => sendBackAction(state, form)

const suspendAction = formAction(motivatedGrant, async (actor, input) => {
  const { orderedCents } = await suspendGrant(actor, input)
  return { message: orderedCents > 0n ? `Het dossier is geschorst. Let op: ${formatCents(orderedCents)} euro was al aan de bank opgedragen en wordt nog betaald.` : 'Het dossier is geschorst. Er wordt niets meer betaald.' }
})
export const suspend = async (state: FormState, form: FormData): Promise<FormState> => suspendAction(state, form)

const resumeAction = formAction(motivatedGrant, async (actor, input) => {
  await resumeGrant(actor, input)
  return { message: 'De schorsing is opgeheven.' }
})
export const resume = async (state: FormState, form: FormData): Promise<FormState> => resumeAction(state, form)

const clearAction = formAction(motivatedGrant, async (actor, input) => {
  await clearEarlierGrants(actor, input)
  return { message: 'De betalingen van dit dossier mogen doorgaan.' }
})
export const clear = async (state: FormState, form: FormData): Promise<FormState> => clearAction(state, form)

const announceAction = formAction(proposingRevocation, async (actor, input) => {
  await announceRevocation(actor, input)
  return { message: 'De intrekking is aangekondigd. De begunstigde kan reageren.' }
})
export const announce = async (state: FormState, form: FormData): Promise<FormState> => announceAction(state, form)

const revokeAction = formAction(oneRevocation, async (actor, input) => {
  const { freedCents, claimedCents } = await confirmRevocation(actor, input)
  return { message: `De subsidie is ingetrokken. ${formatCents(freedCents)} euro is weer vrij in de enveloppe.${claimedCents > 0n ? ` Financiën vordert ${formatCents(claimedCents)} euro terug.` : ''}` }
})
export const revoke = async (state: FormState, form: FormData): Promise<FormState> => revokeAction(state, form)

const dropAction = formAction(droppingRevocation, async (actor, input) => {
  await dropRevocation(actor, input)
  return { message: 'De intrekking gaat niet door. De begunstigde krijgt bericht.' }
})
export const drop = async (state: FormState, form: FormData): Promise<FormState> => dropAction(state, form)
