'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { importAssignment, importing, previewImport } from '@/lib/reviews/import-assignment'
import { previewValues } from './preview-values'

/** First a look, then the proposal: what is taken over is read anew from the text. */
const readAction = formAction(importing.extend({ intent: z.enum(['bekijk', 'neem-over']).default('bekijk') }), async (actor, { intent, ...input }) => {
  if (intent === 'bekijk') return { values: previewValues(input.pasted, await previewImport(actor, input)) }
  await importAssignment(actor, input)
  return { redirectTo: `/beheer/oproepen/${encodeURIComponent(input.code)}/toewijzing` }
})
export const read = async (state: FormState, form: FormData) => readAction(state, form)
