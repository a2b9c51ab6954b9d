'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { confirmCopied } from '@/lib/applications/confirm-copied'
import { copyActivity } from '@/lib/applications/copy-activity'
import { discardApplication } from '@/lib/applications/discard-application'
import { rowCommand } from '@/lib/applications/draft-sections'
import { labelOfField } from '@/lib/applications/field-label'
import { keepActivity } from '@/lib/applications/keep-activity'
import { letFiledStand } from '@/lib/applications/let-filed-stand'
import { mergeInput, mergeTexts } from '@/lib/applications/merge-texts'
import { requestToEdit } from '@/lib/applications/queries'
import { reopenApplication, reopening } from '@/lib/applications/reopen-application'
import { saveSection } from '@/lib/applications/save-section'
import { startApplication, startInput } from '@/lib/applications/start-application'
import { typedProblems } from '@/lib/applications/step-status'
import { stepCodes, type StepCode } from '@/lib/applications/steps'
import { filing, submission, submitApplication } from '@/lib/applications/submit-application'
import { withdrawal, withdrawApplication } from '@/lib/applications/withdraw-application'
import { attachmentRemoval, removeAttachment } from '@/lib/filings/remove-attachment'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { ASKED_PATH } from '@/lib/sign-in/return-to'
import { placeOf } from './_steps/activity-place'
import { pageValues } from './_steps/page-values'
import { changeOf, postedPage } from './posted-page'

/** "Start aanvraag" and "Ga verder met uw concept". */
const startRequestAction = formAction(startInput, async (actor, input) => {
  const { applicationId } = await startApplication(actor, input)
  return { redirectTo: `/aanvragen/${applicationId}` }
})

/** "Verwijder" at an activity: asked first. */
const REMOVE = /^verwijder:([\w-]{1,64})$/

/** Saves the page, then says what does not hold, or goes on. What was typed wrong is saved too. */
const saveStepAction = formAction(postedPage, async (actor, input) => {
  const path = `/aanvragen/${input.applicationId}`
  const saved = await saveSection(actor, changeOf(input))
  const command = rowCommand(input.rijen)
  if (saved.waiting.length > 0) return { redirectTo: `${path}/conflict` }
  if (input.daarna === 'houd' && input.rowId !== undefined) {
    await keepActivity(actor, { applicationId: input.applicationId, rowId: input.rowId })
    return { redirectTo: `${path}/${placeOf(saved.draft, input.rowId)}` }
  }
  const removing = REMOVE.exec(input.daarna ?? '')?.[1]
  if (removing !== undefined) return { redirectTo: `${path}/activiteiten?verwijder=${removing}#verwijderen` }
  // It stands again with what was typed; whoever typed it decides before going on.
  if (saved.removedBy !== undefined) return { redirectTo: `${path}/${placeOf(saved.draft, input.rowId)}` }
  if (command && 'add' in command && command.add === 'activities') return { redirectTo: `${path}/activiteiten/${saved.draft.activities?.length ?? 1}` }
  if (command) return { redirectTo: `${path}/${input.step}#${'add' in command ? command.add : command.remove}` }

  if (input.daarna === 'kopieer' && input.rowId !== undefined) {
    const { position } = await copyActivity(actor, { applicationId: input.applicationId, rowId: input.rowId })
    return { redirectTo: `${path}/activiteiten/${position}` }
  }
  if (input.daarna === 'klopt') await confirmCopied(actor, input)

  revalidatePath(path, 'layout')
  const { draft, context } = await asActor(actor, (tx, now) => requestToEdit(tx, actor, input.applicationId, now))
  // Where a colleague put something on this page too, it is drawn anew with that; an activity may have another place by now.
  const index = draft.activities?.findIndex(({ id }) => id === input.rowId) ?? -1
  const place = index < 0 ? 'activiteiten' : `activiteiten/${index + 1}`
  const asked = (await headers()).get(ASKED_PATH)?.replace(/\?.*$/, '')
  if (input.rowId !== undefined && !asked?.endsWith(`/${place}`)) return { redirectTo: `${path}/${place}` }
  const { applicationId, step, rowId } = input
  // With the names that rows got by it: a row without one would be added once more.
  const shown = { values: { applicationId, step, ...(rowId === undefined ? {} : { rowId }), ...pageValues(draft, step, rowId) } }
  const wrong = typedProblems(draft, context, input.step, input.rowId)
  if (wrong.length > 0) return { problems: wrong, ...shown }
  if (input.daarna === 'klopt') return { message: 'Bewaard, en de overgenomen antwoorden zijn bevestigd' }
  return input.daarna === 'blijf' ? { message: saved.news ? 'Bewaard, samen met wat intussen gewijzigd werd' : 'Bewaard', ...shown } : { redirectTo: `${path}/${pageAfter(input.step, input.rowId)}` }
}, labelOfField)

/** "Voeg samen": back to the request once nothing waits any more. */
const mergeRequestAction = formAction(mergeInput, async (actor, input) => {
  const path = `/aanvragen/${input.applicationId}`
  const { left, completing } = await mergeTexts(actor, input)
  return { redirectTo: left > 0 ? `${path}/conflict` : completing ? `${path}/aanvulling` : path }
})

/** What changed after the page was drawn is shown before it can be filed. */
const submitRequestAction = formAction(filing, async (actor, input) => {
  const path = `/aanvragen/${input.applicationId}`
  try {
    await submitApplication(actor, input)
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'unseen') return { redirectTo: `${path}/nakijken?gezien=${input.seen}#melding` }
    if (isRefusal(thrown) && thrown.code === 'filed-meanwhile') return { redirectTo: `${path}/nakijken?ouder=1#melding` }
    throw thrown
  }
  return { redirectTo: `${path}/bewijs` }
})

const reopenRequestAction = formAction(reopening, async (actor, input) => {
  await reopenApplication(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}` }
})

const letFiledVersionStandAction = formAction(submission, async (actor, input) => {
  await letFiledStand(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}` }
})

const withdrawRequestAction = formAction(withdrawal, async (actor, input) => {
  await withdrawApplication(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}` }
})

const discardRequestAction = formAction(submission, async (actor, input) => {
  await discardApplication(actor, input)
  return { redirectTo: '/academie' }
})

const removeFileAction = formAction(attachmentRemoval.extend({ applicationId: z.uuid() }), async (actor, { attachmentId, applicationId }) => {
  await removeAttachment(actor, { attachmentId })
  return { redirectTo: `/aanvragen/${applicationId}/bijlagen` }
})

export const startRequest = async (state: FormState, form: FormData): Promise<FormState> => startRequestAction(state, form)
export const saveStep = async (state: FormState, form: FormData): Promise<FormState> => saveStepAction(state, form)
export const mergeRequest = async (state: FormState, form: FormData): Promise<FormState> => mergeRequestAction(state, form)
export const submitRequest = async (state: FormState, form: FormData): Promise<FormState> => submitRequestAction(state, form)
export const reopenRequest = async (state: FormState, form: FormData): Promise<FormState> => reopenRequestAction(state, form)
export const letFiledVersionStand = async (state: FormState, form: FormData): Promise<FormState> => letFiledVersionStandAction(state, form)
export const withdrawRequest = async (state: FormState, form: FormData): Promise<FormState> => withdrawRequestAction(state, form)
export const discardRequest = async (state: FormState, form: FormData): Promise<FormState> => discardRequestAction(state, form)
export const removeFile = async (state: FormState, form: FormData): Promise<FormState> => removeFileAction(state, form)

const pageAfter = (step: StepCode, rowId: string | undefined): string =>
  rowId !== undefined ? 'activiteiten' : (stepCodes[stepCodes.indexOf(step) + 1] ?? 'nakijken')
