'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import type { Actor } from '@/lib/access/actor'
import { isSameOrigin } from '@/lib/access/same-origin'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { fromFormData } from '@/lib/filings/from-form-data'
import { isRefusal } from '@/lib/refusal'
import { finishReview } from '@/lib/reviews/finish-review'
import { nextReview, pathOfReview, reviewQueue } from '@/lib/reviews/desk'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewSaving } from '@/lib/reviews/schema'

/** Saves first, whatever lacks; "Dien in en volgende" then files it and opens the next one. The page is drawn anew on the version just saved. */
const submitAction = formAction(reviewSaving, async (actor, input, form) => {
  await saveReview(actor, input)
  revalidatePath(`/beoordelen/${input.reviewId}`)
  if (form.get('daarna') === 'blijf') return { message: 'Bewaard' }
  await finishReview(actor, { reviewId: input.reviewId })
  return { redirectTo: await pathAfter(actor, input.reviewId) }
})
export const submit = async (state: FormState, form: FormData) => submitAction(state, form)

const pathAfter = async (actor: Actor, reviewId: string): Promise<string> => {
  const next = nextReview(await asActor(actor, (tx) => reviewQueue(tx, actor)), reviewId)
  return next ? pathOfReview(next) : '/beoordelen'
}

export async function autosave(form: FormData): Promise<AutosaveResult> {
  if (!isSameOrigin(await headers())) return { status: 'refused', message: 'Laad de pagina opnieuw.' }
  const actor = await currentActor()
  if (actor.userId === null) return { status: 'signed-out' }
  const read = reviewSaving.safeParse(fromFormData(form))
  if (!read.success) return { status: 'refused', message: read.error.issues[0]?.message ?? 'Laad de pagina opnieuw.' }
  try {
    const { version, savedAt } = await saveReview(actor, read.data)
    return { status: 'saved', version, savedAt: savedAt.toISOString() }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return thrown.code === 'changed-meanwhile' ? { status: 'stale', by: 'Uzelf, in een ander venster,' } : { status: 'refused', message: thrown.message }
  }
}
