'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import { formAction } from '@/app/_form/form-action'
import type { FormState, Values } from '@/app/_form/form-state'
import type { Actor } from '@/lib/access/actor'
import { isSameOrigin } from '@/lib/access/same-origin'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { fromFormData } from '@/lib/filings/from-form-data'
import { isRefusal, Refusal } from '@/lib/refusal'
import { beginReport } from '@/lib/reports/begin-report'
import { rowCommand } from '@/lib/reports/draft-rows'
import { partsOf, problemsSoFar } from '@/lib/reports/parts'
import { reportToEdit } from '@/lib/reports/queries'
import { saveReport } from '@/lib/reports/save-report'
import { oneReport, savingReport } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'

const beginAction = formAction(oneReport, async (actor, input) => {
  await beginReport(actor, input)
  return { redirectTo: `/verslagen/${input.reportId}` }
})

/** Saves the page, then says what does not hold, or goes on. What was typed wrong is saved too. */
const saveAction = formAction(savingReport, async (actor, input, form) => {
  const path = `/verslagen/${input.reportId}`
  await keep(actor, input, form).catch((thrown: unknown) => {
    // The page is drawn anew on the newest version, around what was typed: saving again is then a choice.
    if (isRefusal(thrown) && thrown.code === 'changed-meanwhile') revalidatePath(path, 'layout')
    throw thrown
  })
  revalidatePath(path, 'layout')
  if (rowCommand(form.get('rijen'))) return { redirectTo: `${path}/${input.part}` }

  const view = await asActor(actor, (tx) => reportToEdit(tx, actor, input.reportId))
  const parts = partsOf(view.draft, view.context, view)
  const here = parts.findIndex(({ part, activity }) => part === input.part && activity === input.activity)
  const page = parts[here]
  const wrong = page ? problemsSoFar(view.draft, page) : []
  if (wrong.length > 0) throw new Refusal('invalid', wrong)
  return input['daarna'] === 'blijf' ? { message: 'Bewaard' } : { redirectTo: `${path}/${parts[here + 1]?.path ?? 'nakijken'}` }
})

export async function autosave(form: FormData): Promise<AutosaveResult> {
  if (!isSameOrigin(await headers())) return { status: 'refused', message: 'Laad de pagina opnieuw.' }
  const actor = await currentActor()
  if (actor.userId === null) return { status: 'signed-out' }
  const read = savingReport.safeParse(fromFormData(form))
  if (!read.success) return { status: 'refused', message: 'Laad de pagina opnieuw.' }
  try {
    const { version, savedAt } = await keep(actor, read.data, form)
    return { status: 'saved', version, savedAt: savedAt.toISOString() }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return thrown.code === 'changed-meanwhile' ? { status: 'stale' } : { status: 'refused', message: thrown.message }
  }
}

const submitAction = formAction(oneReport, async (actor, input) => {
  await submitReport(actor, input)
  return { redirectTo: `/verslagen/${input.reportId}` }
})

export const begin = async (state: FormState, form: FormData): Promise<FormState> => beginAction(state, form)
export const savePart = async (state: FormState, form: FormData): Promise<FormState> => saveAction(state, form)
export const submit = async (state: FormState, form: FormData): Promise<FormState> => submitAction(state, form)

const keep = (actor: Actor, { reportId, part, activity, version }: z.output<typeof savingReport>, form: FormData) =>
  saveReport(actor, { reportId, part, activity, version, typed: typedIn(form), rows: rowCommand(form.get('rijen')) ?? undefined })

const typedIn = (form: FormData): Values => {
  const values: Values = {}
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    values[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}
