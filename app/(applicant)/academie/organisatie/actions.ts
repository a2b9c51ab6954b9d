'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { requirePermission } from '@/lib/access/require-permission'
import { changeAccount } from '@/lib/organisations/change-account'
import { endMembership, membershipEnd } from '@/lib/organisations/end-membership'
import { inviteColleague } from '@/lib/organisations/invite-colleague'
import { storeProof } from '@/lib/organisations/proof'
import { registerOrganisation } from '@/lib/organisations/register-organisation'
import { requestMandate } from '@/lib/organisations/request-mandate'
import { accountChange, colleagueInvitation, organisationEditing, registration } from '@/lib/organisations/schema'
import { updateOrganisation } from '@/lib/organisations/update-organisation'
import { Refusal } from '@/lib/refusal'

const to = (organisationId: string) => ({ redirectTo: `/academie/organisatie?organisatie=${organisationId}` })

const registerAction = formAction(registration, async (actor, input) => {
  await registerOrganisation(actor, input)
  return { redirectTo: '/academie/organisatie/nieuw/ontvangen' }
})
const updateAction = formAction(organisationEditing, async (actor, input) => {
  await updateOrganisation(actor, input)
  return to(input.organisationId)
})
const accountAction = formAction(accountChange, async (actor, input, form) => {
  requirePermission(actor, 'organisation.change-account', { organisationId: input.organisationId }, 'organisation.read')
  await changeAccount(actor, input, await storeProof(form.get('certificate'), 'certificate'))
  return to(input.organisationId)
})
const mandateAction = formAction(z.object({ organisationId: z.uuid() }), async (actor, input, form) => {
  requirePermission(actor, 'mandate.request', { organisationId: input.organisationId }, 'organisation.read')
  const proof = await storeProof(form.get('proof'), 'proof')
  if (!proof) throw new Refusal('incomplete', [{ field: 'proof', message: 'Voeg de statuten of een uittreksel uit de KBO toe.' }])
  await requestMandate(actor, input, proof)
  return to(input.organisationId)
})
const inviteAction = formAction(colleagueInvitation, async (actor, input) => {
  await inviteColleague(actor, input)
  return to(input.organisationId)
})
const endAction = formAction(membershipEnd, async (actor, input) => {
  await endMembership(actor, input)
  return actor.userId === input.userId ? { redirectTo: '/academie' } : to(input.organisationId)
})

export const register = async (state: FormState, form: FormData): Promise<FormState> => registerAction(state, form)
export const update = async (state: FormState, form: FormData): Promise<FormState> => updateAction(state, form)
export const saveAccount = async (state: FormState, form: FormData): Promise<FormState> => accountAction(state, form)
export const askMandate = async (state: FormState, form: FormData): Promise<FormState> => mandateAction(state, form)
export const invite = async (state: FormState, form: FormData): Promise<FormState> => inviteAction(state, form)
export const endAccess = async (state: FormState, form: FormData): Promise<FormState> => endAction(state, form)
