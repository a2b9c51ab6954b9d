'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { nameOfEdition, previewEdition, publishEdition, readingEdition } from '@/lib/monitor/publish-edition'
import { previewValues } from './preview-values'

/** First a look, then the edition: what is published is what was looked at. */
const publishAction = formAction(readingEdition.extend({ intent: z.enum(['bekijk', 'publiceer']).default('bekijk'), bekeken: z.string().max(64).default('') }), async (actor, { intent, bekeken, ...input }) => {
  const preview = await previewEdition(actor, input)
  const name = nameOfEdition(input, preview)
  const values = previewValues(input, name, preview)
  if (intent === 'bekijk') return { values }
  if (bekeken !== name) return { values, problems: [{ field: 'pasted', message: 'De tekst of de editie is veranderd nadat u ze bekeek. Hieronder staat hoe we ze nu lezen. Kijk ze na en publiceer dan.' }] }
  await publishEdition(actor, { ...input, seen: bekeken })
  return { redirectTo: `/monitor?editie=${encodeURIComponent(input.code)}` }
})
export const publish = async (state: FormState, form: FormData) => publishAction(state, form)
