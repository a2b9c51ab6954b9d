'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeRoles } from '@/lib/accounts/change-roles'
import { createStaffUser } from '@/lib/accounts/create-staff-user'
import { resetSecondFactor } from '@/lib/accounts/reset-second-factor'
import { factorReset, newRoles, newStaffUser, suspension } from '@/lib/accounts/schema'
import { reinstatement, reinstateUser, suspendUser } from '@/lib/accounts/suspend-user'

const back = { redirectTo: '/admin/gebruikers' }

const createAction = formAction(newStaffUser, async (actor, input) => {
  await createStaffUser(actor, input)
  return back
})
const rolesAction = formAction(newRoles, async (actor, input) => {
  await changeRoles(actor, input)
  return back
})
const suspendAction = formAction(suspension, async (actor, input) => {
  await suspendUser(actor, input)
  return back
})
const reinstateAction = formAction(reinstatement, async (actor, input) => {
  await reinstateUser(actor, input)
  return back
})
const resetAction = formAction(factorReset, async (actor, input) => {
  await resetSecondFactor(actor, input)
  return back
})

export const create = async (state: FormState, form: FormData): Promise<FormState> => createAction(state, form)
export const saveRoles = async (state: FormState, form: FormData): Promise<FormState> => rolesAction(state, form)
export const suspend = async (state: FormState, form: FormData): Promise<FormState> => suspendAction(state, form)
export const reinstate = async (state: FormState, form: FormData): Promise<FormState> => reinstateAction(state, form)
export const resetFactor = async (state: FormState, form: FormData): Promise<FormState> => resetAction(state, form)
