'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { typedValues } from '@/app/_form/form-values'
import { asActor } from '@/lib/db'
import { beginReport } from '@/lib/reports/begin-report'
import { pageValues } from '@/lib/reports/draft-rows'
import { labelOfReportField } from '@/lib/reports/field-label'
import { mergeReportTexts, mergingReport } from '@/lib/reports/merge-report-texts'
import { partsOf, problemsSoFar } from '@/lib/reports/parts'
import { reportToEdit } from '@/lib/reports/queries'
import { saveReport } from '@/lib/reports/save-report'
import { isRefusal } from '@/lib/refusal'
import { evidenceRemoval, removeEvidence } from '@/lib/reports/remove-evidence'
import { oneReport, signedReport } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'
import { takeOverLog } from '@/lib/reports/take-over-log'
import { changeOf, postedReport } from './posted-report'

const beginAction = formAction(oneReport, async (actor, input) => {
  await beginReport(actor, input)
  return { redirectTo: `/verslagen/${input.reportId}` }
})

/** Saves the page, then says what does not hold, or goes on. What was typed wrong is saved too. */
const saveAction = formAction(postedReport, async (actor, input, form) => {
  const { reportId, part, activity } = input
  const path = `/verslagen/${reportId}`
  const change = changeOf(input, typedValues(form))
  const { waiting, news } = await saveReport(actor, { ...change, unfold: true })
  revalidatePath(path, 'layout')
  if (waiting.length > 0) return { redirectTo: `${path}/conflict` }
  if (change.rows) return { redirectTo: `${path}/${part}#${'add' in change.rows ? change.rows.add : change.rows.remove}` }

  const view = await asActor(actor, (tx) => reportToEdit(tx, actor, reportId))
  const parts = partsOf(view.draft, view.context, view)
  const here = parts.findIndex((one) => one.part === part && one.activity === activity)
  const page = parts[here]
  const wrong = page ? problemsSoFar(view.draft, page) : []
  // As it stands now: with what a colleague typed, rows made of what was pasted, and the names of new rows.
  const values = { reportId, part, ...(activity === undefined ? {} : { activity: String(activity) }), ...pageValues(view.draft, part, activity) }
  if (wrong.length > 0) return { problems: wrong, values }
  const pasted = change.typed[`activities.${activity}.residencePaste`]
  if (input.daarna === 'blijf') return { message: news && !pasted ? 'Bewaard, samen met wat intussen gewijzigd werd' : 'Bewaard', values }
  return { redirectTo: `${path}/${parts[here + 1]?.path ?? 'nakijken'}` }
}, labelOfReportField)

/** How many fields one message names. */
const MOST_NAMED = 12

/** What the log says now, but for what somebody typed over it. */
const takeOverAction = formAction(oneReport, async (actor, input) => {
  const { changed, kept } = await takeOverLog(actor, input)
  revalidatePath(`/verslagen/${input.reportId}`, 'layout')
  const left = kept.length === 0 ? '' : ` Wat u zelf typte, bleef staan. Het logboek zegt iets anders: ${kept.slice(0, MOST_NAMED).join('; ')}${kept.length > MOST_NAMED ? `; en nog ${kept.length - MOST_NAMED}` : ''}.`
  return { message: (changed === 0 ? 'Alles uit het logboek stond al in het verslag.' : `Uit het logboek overgenomen: ${changed === 1 ? '1 veld' : `${changed} velden`}.`) + left }
})

/** "Voeg samen": back to the report once nothing waits any more. */
const mergeAction = formAction(mergingReport, async (actor, input) => {
  const { left } = await mergeReportTexts(actor, input)
  return { redirectTo: `/verslagen/${input.reportId}${left > 0 ? '/conflict' : ''}` }
})

/** What changed after the page was drawn is shown before it can be filed. */
const submitAction = formAction(signedReport, async (actor, input) => {
  const path = `/verslagen/${input.reportId}`
  try {
    await submitReport(actor, input)
  } catch (thrown) {
    // Pressed twice, or a colleague was first: it is filed, and here is the proof.
    if (isRefusal(thrown) && thrown.code === 'changed-meanwhile') return { redirectTo: `${path}/bewijs` }
    if (isRefusal(thrown) && thrown.code === 'unseen') return { redirectTo: `${path}/nakijken?gezien=${input.version}` }
    throw thrown
  }
  return { redirectTo: `${path}/bewijs` }
})

/** "Verwijder" at a file: back to its page, where it no longer stands. */
const removeFileAction = formAction(evidenceRemoval.extend({ page: z.string().regex(/^(?:kosten|activiteiten\/\d{1,3})$/) }), async (actor, { page, ...input }) => {
  await removeEvidence(actor, input)
  revalidatePath(`/verslagen/${input.reportId}`, 'layout')
  return { redirectTo: `/verslagen/${input.reportId}/${page}#bewijsstukken` }
})

export const begin = async (state: FormState, form: FormData): Promise<FormState> => beginAction(state, form)
export const takeOver = async (state: FormState, form: FormData): Promise<FormState> => takeOverAction(state, form)
export const savePart = async (state: FormState, form: FormData): Promise<FormState> => saveAction(state, form)
export const mergeTexts = async (state: FormState, form: FormData): Promise<FormState> => mergeAction(state, form)
export const submit = async (state: FormState, form: FormData): Promise<FormState> => submitAction(state, form)
export const removeReportFile = async (state: FormState, form: FormData): Promise<FormState> => removeFileAction(state, form)
