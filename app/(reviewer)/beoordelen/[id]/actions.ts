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
import { isRefusal, Refusal, type Problem } from '@/lib/refusal'
import { finishReview } from '@/lib/reviews/finish-review'
import { nextReview, pathOfReview, reviewQueue } from '@/lib/reviews/desk'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewSaving, type ReviewSaving } from '@/lib/reviews/schema'

/** The form without JavaScript. Saves first, whatever lacks; "Dien in en volgende" then files it and opens the next one. */
const submitAction = formAction(reviewSaving, async (actor, input, form) => {
  if (form.get('daarna') !== 'blijf') return { redirectTo: await saveAndFile(actor, input) }
  await saveReview(actor, input)
  revalidatePath(`/beoordelen/${input.reviewId}`)
  return { message: 'Bewaard' }
})
export const submit = async (state: FormState, form: FormData) => submitAction(state, form)

/** Sent again because its answer got lost, it was filed already, and leads on. */
const saveAndFile = async (actor: Actor, input: ReviewSaving): Promise<string> => {
  const { filed } = await saveReview(actor, input)
  if (!filed) await finishReview(actor, { reviewId: input.reviewId })
  const next = nextReview(await asActor(actor, (tx) => reviewQueue(tx, actor)), input.reviewId)
  return next ? pathOfReview(next) : '/beoordelen'
}

type Filing = { status: 'filed'; next: string } | { status: 'refused'; problems: Problem[] }

/** The same for a page that goes on by itself. */
export async function fileReview(form: FormData): Promise<Filing> {
  try {
    const { actor, input } = await readPosted(form)
    return { status: 'filed', next: await saveAndFile(actor, input) }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return { status: 'refused', problems: thrown.problems }
  }
}

export async function autosave(form: FormData): Promise<AutosaveResult> {
  try {
    const { actor, input } = await readPosted(form)
    const { version, savedAt } = await saveReview(actor, input)
    return { status: 'saved', version, savedAt: savedAt.toISOString() }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    if (thrown.code === 'sign-in-required') return { status: 'signed-out' }
    return thrown.code === 'changed-meanwhile' ? { status: 'stale', by: 'Uzelf, in een ander venster,' } : { status: 'refused', message: thrown.message }
  }
}

const readPosted = async (form: FormData): Promise<{ actor: Actor; input: ReviewSaving }> => {
  if (!isSameOrigin(await headers())) throw new Refusal('forbidden', 'Laad de pagina opnieuw.')
  const actor = await currentActor()
  if (actor.userId === null) throw new Refusal('sign-in-required', 'U bent niet meer aangemeld. Uw tekst staat nog op deze pagina. Meld u aan in een nieuw tabblad en dien dan opnieuw in.')
  const read = reviewSaving.safeParse(fromFormData(form))
  if (!read.success) throw new Refusal('invalid', read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })))
  return { actor, input: read.data }
}
