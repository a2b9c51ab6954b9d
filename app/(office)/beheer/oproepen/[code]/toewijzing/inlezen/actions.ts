'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { importAssignment, importing, nameOfText, previewImport } from '@/lib/reviews/import-assignment'
import { previewValues } from './preview-values'

/** First a look, then the proposal: what is taken over is what was looked at, read anew from the text. */
const readAction = formAction(importing.extend({ intent: z.enum(['bekijk', 'neem-over']).default('bekijk'), bekeken: z.string().max(64).default('') }), async (actor, { intent, bekeken, ...input }) => {
  const name = nameOfText(input.pasted)
  const look = async () => previewValues(input.pasted, name, await previewImport(actor, input))
  if (intent === 'bekijk') return { values: await look() }
  if (bekeken !== name) return { values: await look(), problems: [{ field: 'pasted', message: 'U wijzigde de tekst nadat u ze bekeek. Hieronder staat hoe we ze nu lezen. Kijk ze na en neem dan over.' }] }
  await importAssignment(actor, input)
  return { redirectTo: `/beheer/oproepen/${encodeURIComponent(input.code)}/toewijzing` }
})
export const read = async (state: FormState, form: FormData) => readAction(state, form)
