'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { countingActivity } from '@/lib/activity-log/activity-counts'
import { changeSession, removeSession, restoreSession } from '@/lib/activity-log/change-session'
import { cancelActivity, confirmActivity, resumeActivity, unconfirmActivity } from '@/lib/activity-log/confirm-activity'
import { labelOfLogField } from '@/lib/activity-log/field-label'
import { logPlanned } from '@/lib/activity-log/log-planned'
import { cancelSession, logSession } from '@/lib/activity-log/log-session'
import { repeatSession } from '@/lib/activity-log/repeat-session'
import { saveCounts } from '@/lib/activity-log/save-counts'
import { cancelling, cancellingActivity, changingSession, logging, loggingPlanned, oneActivity, oneDate, oneEntry, oneSession, repeating, settingDate } from '@/lib/activity-log/schema'
import { dropDate, setDate } from '@/lib/activity-log/set-date'
import { undoEntry } from '@/lib/activity-log/undo-entry'

/** Where one goes on: the page of the activity. */
const onPage = { terug: z.string().regex(/^\/dossiers\/[\w-]{1,40}\/activiteiten\/[\w%.~-]{1,200}$/) }

const logPlannedAction = formAction(loggingPlanned.extend(onPage), async (actor, { terug, ...input }) => {
  const { added } = await logPlanned(actor, input)
  return { redirectTo: `${terug}?klaar=genoteerd&aantal=${added}` }
}, labelOfLogField)
const logAction = formAction(logging.extend(onPage), async (actor, { terug, ...input }) => {
  await logSession(actor, input)
  return { redirectTo: `${terug}?klaar=genoteerd` }
}, labelOfLogField)
const cancelSessionAction = formAction(cancelling.extend(onPage), async (actor, { terug, ...input }) => {
  await cancelSession(actor, input)
  return { redirectTo: `${terug}?klaar=geschrapt` }
}, labelOfLogField)
const changeAction = formAction(changingSession.extend(onPage), async (actor, { terug, ...input }) => {
  await changeSession(actor, input)
  return { redirectTo: `${terug}?klaar=gewijzigd` }
}, labelOfLogField)
const removeAction = formAction(oneSession.extend(onPage), async (actor, { terug, ...input }) => {
  await removeSession(actor, input)
  return { redirectTo: `${terug}?weg=${input.sessionId}` }
})
const restoreAction = formAction(oneSession.extend(onPage), async (actor, { terug, ...input }) => {
  await restoreSession(actor, input)
  return { redirectTo: `${terug}?klaar=teruggezet` }
})
const repeatAction = formAction(repeating.extend(onPage), async (actor, { terug, ...input }) => {
  const { entryId } = await repeatSession(actor, input)
  return { redirectTo: `${terug}?invoer=${entryId}` }
})
const setDateAction = formAction(settingDate.extend(onPage), async (actor, { terug, ...input }) => {
  await setDate(actor, input)
  return { redirectTo: `${terug}?klaar=datum` }
})
const dropDateAction = formAction(oneDate.extend(onPage), async (actor, { terug, ...input }) => {
  await dropDate(actor, input)
  return { redirectTo: `${terug}?klaar=datum-terug` }
})
const undoAction = formAction(oneEntry.extend(onPage), async (actor, { terug, ...input }) => {
  await undoEntry(actor, input)
  return { redirectTo: `${terug}?klaar=teruggenomen` }
})
const stateAction = formAction(oneActivity.extend({ intent: z.enum(['bevestig', 'niet-zeker', 'toch']) }), async (actor, { intent, ...input }) => {
  await { bevestig: confirmActivity, 'niet-zeker': unconfirmActivity, toch: resumeActivity }[intent](actor, input)
  return { message: { bevestig: 'De activiteit is bevestigd.', 'niet-zeker': 'De activiteit is weer gepland.', toch: 'De activiteit is weer gepland.' }[intent] }
})
const cancelAction = formAction(cancellingActivity.extend(onPage), async (actor, { terug, ...input }) => {
  await cancelActivity(actor, input)
  return { redirectTo: `${terug}?klaar=activiteit` }
})
const countsAction = formAction(countingActivity.extend(onPage), async (actor, { terug, ...input }) => {
  await saveCounts(actor, input)
  return { redirectTo: `${terug}?klaar=aantallen` }
}, labelOfLogField)

export const logPlannedSessions = async (state: FormState, form: FormData): Promise<FormState> => logPlannedAction(state, form)
export const log = async (state: FormState, form: FormData): Promise<FormState> => logAction(state, form)
export const cancelOne = async (state: FormState, form: FormData): Promise<FormState> => cancelSessionAction(state, form)
export const change = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
export const remove = async (state: FormState, form: FormData): Promise<FormState> => removeAction(state, form)
export const restore = async (state: FormState, form: FormData): Promise<FormState> => restoreAction(state, form)
export const repeat = async (state: FormState, form: FormData): Promise<FormState> => repeatAction(state, form)
export const setDay = async (state: FormState, form: FormData): Promise<FormState> => setDateAction(state, form)
export const dropDay = async (state: FormState, form: FormData): Promise<FormState> => dropDateAction(state, form)
export const undo = async (state: FormState, form: FormData): Promise<FormState> => undoAction(state, form)
export const confirm = async (state: FormState, form: FormData): Promise<FormState> => stateAction(state, form)
export const cancelAll = async (state: FormState, form: FormData): Promise<FormState> => cancelAction(state, form)
export const count = async (state: FormState, form: FormData): Promise<FormState> => countsAction(state, form)
