'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { lifting, ownConflict, standIn } from '@/lib/reviews/conflict-schema'
import { EXPLAIN_OTHER, isExplained } from '@/lib/reviews/conflicts'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { nameStandIn } from '@/lib/reviews/name-stand-in'

/** The page has several persons, kinds and reasons to choose, so each form has names of its own. */
const liftForm = z.object({ conflictId: lifting.shape.conflictId, liftReason: lifting.shape.reason })
const liftAction = formAction(liftForm, async (actor, { conflictId, liftReason }) => {
  await liftConflict(actor, { conflictId, reason: liftReason })
  return { message: 'Opgeheven. Deze persoon ziet het dossier weer.', values: { conflictId: '', liftReason: '' } }
})
export const lift = async (state: FormState, form: FormData) => liftAction(state, form)

const ownForm = z
  .object({ applicationId: ownConflict.shape.applicationId, ownType: ownConflict.shape.type, ownReason: ownConflict.shape.reason, knows: ownConflict.shape.knows })
  .refine(({ ownType, ownReason }) => isExplained(ownType, ownReason), { path: ['ownReason'], message: EXPLAIN_OTHER })
const ownAction = formAction(ownForm, async (actor, { applicationId, ownType, ownReason, knows }) => {
  await declareOwnConflict(actor, { applicationId, type: ownType, reason: ownReason, knows })
  return { redirectTo: '/beheer/dossiers' }
})
export const declareOwn = async (state: FormState, form: FormData) => ownAction(state, form)

const standInForm = z.object({ applicationId: standIn.shape.applicationId, role: standIn.shape.role, standInId: standIn.shape.userId, standInReason: standIn.shape.reason })
const standInAction = formAction(standInForm, async (actor, { applicationId, role, standInId, standInReason }) => {
  await nameStandIn(actor, { applicationId, role, userId: standInId, reason: standInReason })
  return { message: 'Aangeduid. Deze persoon krijgt een mail.', values: { standInId: '', standInReason: '' } }
})
export const nameFor = async (state: FormState, form: FormData) => standInAction(state, form)
