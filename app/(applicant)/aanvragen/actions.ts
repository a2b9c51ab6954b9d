'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import type { Actor } from '@/lib/access/actor'
import { isSameOrigin } from '@/lib/access/same-origin'
import { confirmCopied } from '@/lib/applications/confirm-copied'
import { copyActivity } from '@/lib/applications/copy-activity'
import { discardApplication } from '@/lib/applications/discard-application'
import { rowCommand } from '@/lib/applications/draft-sections'
import { requestToEdit } from '@/lib/applications/queries'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { saveSection, type SectionChange } from '@/lib/applications/save-section'
import { startApplication, startInput } from '@/lib/applications/start-application'
import { typedProblems } from '@/lib/applications/step-status'
import { stepCodes, type StepCode } from '@/lib/applications/steps'
import { submission, submitApplication } from '@/lib/applications/submit-application'
import { withdrawal, withdrawApplication } from '@/lib/applications/withdraw-application'
import { attachmentRemoval, removeAttachment } from '@/lib/filings/remove-attachment'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { fromFormData, type FormObject } from '@/lib/filings/from-form-data'
import { isRefusal, Refusal } from '@/lib/refusal'

const page = z.looseObject({
  applicationId: z.uuid(),
  step: z.enum(stepCodes),
  rowId: z.string().max(64).optional(),
  version: z.coerce.number().int().min(0),
  daarna: z.string().optional(),
  rijen: z.string().optional(),
})
type Page = z.infer<typeof page>

/** "Start aanvraag" and "Ga verder met uw concept". */
const startRequestAction = formAction(startInput, async (actor, input) => {
  const { applicationId } = await startApplication(actor, input)
  return { redirectTo: `/aanvragen/${applicationId}` }
})

/** Saves the page, then says what does not hold, or goes on. What was typed wrong is saved too. */
const saveStepAction = formAction(page, async (actor, input) => {
  const path = `/aanvragen/${input.applicationId}`
  const saved = await keep(actor, input).catch((thrown: unknown) => {
    // The page is drawn anew on the newest version, around what was typed: saving again is then a choice.
    if (isRefusal(thrown) && thrown.code === 'changed-meanwhile') revalidatePath(path, 'layout')
    throw thrown
  })
  const command = rowCommand(input.rijen)
  if (command && 'add' in command && command.add === 'activities') return { redirectTo: `${path}/activiteiten/${saved.draft.activities?.length ?? 1}` }
  if (command) return { redirectTo: `${path}/${input.step}#${'add' in command ? command.add : command.remove}` }

  if (input.daarna === 'kopieer' && input.rowId !== undefined) {
    const { position } = await copyActivity(actor, { applicationId: input.applicationId, rowId: input.rowId })
    return { redirectTo: `${path}/activiteiten/${position}` }
  }
  if (input.daarna === 'klopt') await confirmCopied(actor, input)

  revalidatePath(path, 'layout')
  const { draft, context } = await asActor(actor, (tx, now) => requestToEdit(tx, actor, input.applicationId, now))
  const wrong = typedProblems(draft, context, input.step, input.rowId)
  if (wrong.length > 0) throw new Refusal('invalid', wrong)
  if (input.daarna === 'klopt') return { message: 'Bewaard, en de overgenomen antwoorden zijn bevestigd' }
  return input.daarna === 'blijf' ? { message: 'Bewaard' } : { redirectTo: `${path}/${pageAfter(input.step, input.rowId)}` }
})

export async function autosave(form: FormData): Promise<AutosaveResult> {
  if (!isSameOrigin(await headers())) return { status: 'refused', message: 'Laad de pagina opnieuw.' }
  const actor = await currentActor()
  if (actor.userId === null) return { status: 'signed-out' }
  const read = page.safeParse(fromFormData(form))
  if (!read.success) return { status: 'refused', message: 'Laad de pagina opnieuw.' }
  try {
    const { version, savedAt } = await keep(actor, read.data)
    return { status: 'saved', version, savedAt: savedAt.toISOString() }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return thrown.code === 'changed-meanwhile' ? { status: 'stale' } : { status: 'refused', message: thrown.message }
  }
}

const submitRequestAction = formAction(submission, async (actor, input) => {
  await submitApplication(actor, input)
  return { redirectTo: `/aanvragen/${input.applicationId}/bewijs` }
})

const reopenRequestAction = formAction(submission, async (actor, input) => {
  await reopenApplication(actor, input)
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
export const submitRequest = async (state: FormState, form: FormData): Promise<FormState> => submitRequestAction(state, form)
export const reopenRequest = async (state: FormState, form: FormData): Promise<FormState> => reopenRequestAction(state, form)
export const withdrawRequest = async (state: FormState, form: FormData): Promise<FormState> => withdrawRequestAction(state, form)
export const discardRequest = async (state: FormState, form: FormData): Promise<FormState> => discardRequestAction(state, form)
export const removeFile = async (state: FormState, form: FormData): Promise<FormState> => removeFileAction(state, form)

const keep = (actor: Actor, { applicationId, step, rowId, version, rijen, ...posted }: Page) => {
  const fields: FormObject = JSON.parse(JSON.stringify(posted))
  const change: SectionChange = { applicationId, step, version, rowId, posted: rowId === undefined ? fields : firstRow(fields), rows: rowCommand(rijen) ?? undefined }
  return saveSection(actor, change)
}

/** The page of one activity posts `activities.3.title`: a list of one. */
const firstRow = ({ activities }: FormObject): FormObject => {
  const row = Array.isArray(activities) ? activities[0] : undefined
  return typeof row === 'object' && !Array.isArray(row) && !(row instanceof File) ? row : {}
}

const pageAfter = (step: StepCode, rowId: string | undefined): string =>
  rowId !== undefined ? 'activiteiten' : (stepCodes[stepCodes.indexOf(step) + 1] ?? 'nakijken')
