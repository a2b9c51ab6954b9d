'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState, Values } from '@/app/_form/form-state'
import { pasteSessions, previewSessions } from '@/lib/activity-log/paste-sessions'
import { sessionColumns } from '@/lib/activity-log/pasted-sessions'
import { pasteResidence, previewResidence, undoResidence } from '@/lib/activity-log/save-counts'
import { oneActivity, pastingResidence, pastingSessions } from '@/lib/activity-log/schema'

const terug = z.string().regex(/^\/dossiers\/[\w-]{1,40}\/activiteiten\/[\w%.~-]{1,200}(\/deelnemers)?$/)
const intent = z.enum(['bekijk', 'voeg-toe', 'voeg-goede-toe']).default('bekijk')

type Row = { line: number; shown: readonly string[]; problem: string | null }

/** How the text was read, as values of the form: they come back with it, also without JavaScript. */
const previewValues = (pasted: string, columns: readonly string[], { rows, problem, skipped = [] }: { rows: readonly Row[]; problem: string | null; skipped?: string[] }): Values => ({
  pasted,
  'voorbeeld.probleem': problem ?? '',
  'voorbeeld.overgeslagen': skipped,
  'voorbeeld.kolommen': columns.map((column) => column.charAt(0).toUpperCase() + column.slice(1)),
  ...Object.fromEntries(rows.map(({ line, shown, problem: wrong }, index) => [`voorbeeld.${index}`, [String(line), wrong ?? '', ...shown]])),
})

/** First a look, then the rows: what is added is read anew from the text, so it is never more than what stands there. */
const sessionsAction = formAction(pastingSessions.omit({ onlyGood: true }).extend({ intent, terug }), async (actor, { intent: asked, terug: back, ...input }) => {
  if (asked === 'bekijk') return { values: previewValues(input.pasted, sessionColumns, await previewSessions(actor, input)) }
  await pasteSessions(actor, { ...input, onlyGood: asked === 'voeg-goede-toe' })
  return { redirectTo: `${back}?invoer=${input.entryId}` }
})
const residenceAction = formAction(pastingResidence.extend({ intent, terug }), async (actor, { intent: asked, terug: back, ...input }) => {
  if (asked === 'bekijk') return { values: previewValues(input.pasted, ['woongemeente', 'aantal'], await previewResidence(actor, input)) }
  await pasteResidence(actor, input)
  return { redirectTo: back }
})
const undoAction = formAction(oneActivity, async (actor, input) => {
  await undoResidence(actor, input)
  return { message: 'De woongemeenten staan er weer zoals voorheen.' }
})

export const pasteLog = async (state: FormState, form: FormData): Promise<FormState> => sessionsAction(state, form)
export const pastePlaces = async (state: FormState, form: FormData): Promise<FormState> => residenceAction(state, form)
export const undoPlaces = async (state: FormState, form: FormData): Promise<FormState> => undoAction(state, form)
