'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import type { Actor } from '@/lib/access/actor'
import { isSameOrigin } from '@/lib/access/same-origin'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { rowCommand } from '@/lib/applications/draft-sections'
import { saveCompletion } from '@/lib/applications/save-completion'
import { currentActor } from '@/lib/auth'
import { fromFormData, type FormObject } from '@/lib/filings/from-form-data'
import { attachmentRemoval, removeAttachment } from '@/lib/filings/remove-attachment'
import { isRefusal } from '@/lib/refusal'

const page = z.looseObject({ applicationId: z.uuid(), version: z.coerce.number().int().min(0), daarna: z.string().optional(), rijen: z.string().optional() })
type Page = z.infer<typeof page>

/** Saves what is open on the page; with "Dien aanvulling in" it is filed as well, and what was typed is kept whatever stops that. */
const saveAction = formAction(page, async (actor, input) => {
  const path = `/aanvragen/${input.applicationId}`
  try {
    await keep(actor, input)
  } finally {
    revalidatePath(path, 'layout')
  }
  if (rowCommand(input.rijen) !== null) return { redirectTo: `${path}/aanvulling` }
  if (input.daarna !== 'indienen') return { message: 'Bewaard, maar nog niet ingediend' }
  await answerCompletion(actor, { applicationId: input.applicationId })
  return { redirectTo: `${path}/bewijs` }
})
export const saveOpened = async (state: FormState, form: FormData): Promise<FormState> => saveAction(state, form)

export async function autosaveOpened(form: FormData): Promise<AutosaveResult> {
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

const removeAction = formAction(attachmentRemoval.extend({ applicationId: z.uuid() }), async (actor, { attachmentId, applicationId }) => {
  await removeAttachment(actor, { attachmentId })
  return { redirectTo: `/aanvragen/${applicationId}/aanvulling#attachments` }
})
export const removeOpenedFile = async (state: FormState, form: FormData): Promise<FormState> => removeAction(state, form)

const keep = (actor: Actor, { applicationId, version, rijen, ...posted }: Page) => {
  const fields: FormObject = JSON.parse(JSON.stringify(posted))
  return saveCompletion(actor, { applicationId, version, posted: fields, rows: rowCommand(rijen) ?? undefined })
}
