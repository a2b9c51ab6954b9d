import { z } from 'zod'
import { isTemplatePart } from './template-fields'

const version = z.string().transform((text, context) => {
  if (text === '') return null
  if (/^\d{1,6}$/.test(text)) return Number(text)
  context.addIssue('Laad de pagina opnieuw.')
  return z.NEVER
})

/** A change of one letter, on top of the version that stood there when the form was opened ('' is what the portal comes with). */
export const templateChange = z.object({
  part: z.string().refine(isTemplatePart, 'Kies een brief.'),
  base: version,
  note: z.string({ error: 'Dit veld is verplicht.' }).trim().min(5, 'Zeg in minstens 5 tekens wat u wijzigt.').max(300, 'Gebruik ten hoogste 300 tekens.'),
  texts: z.record(z.string(), z.string()),
})
export type TemplateChange = z.output<typeof templateChange>

/** Which version letters are made with from now on; `seen` is the one in use when the page was opened. */
export const templateChoice = z.object({ version, seen: version })
export type TemplateChoice = z.output<typeof templateChoice>
