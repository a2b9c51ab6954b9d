import { z } from 'zod'
import { parseDay } from '@/lib/time'

export const inspectionOutcomes = ['FAVOURABLE', 'CONDITIONAL', 'UNFAVOURABLE'] as const
export type InspectionOutcome = (typeof inspectionOutcomes)[number]

export const inspectionWords: Record<InspectionOutcome, string> = {
  FAVOURABLE: 'gunstig',
  CONDITIONAL: 'gunstig onder voorwaarden',
  UNFAVOURABLE: 'ongunstig',
}

export const isInspectionOutcome = (text: string): text is InspectionOutcome => inspectionOutcomes.some((known) => known === text)

const day = z.string({ error: 'Dit veld is verplicht.' }).transform((text, context) => {
  const parsed = parseDay(text)
  if (parsed.ok) return parsed.day
  context.addIssue(parsed.problem)
  return z.NEVER
})

/** What was advised, when, under which number; what is not plainly favourable says what it comes down to. */
export const inspection = z
  .object({
    callId: z.uuid('Kies een oproep.'),
    outcome: z.enum(inspectionOutcomes, 'Kies de strekking van het advies.'),
    givenOn: day,
    reference: z.string({ error: 'Dit veld is verplicht.' }).trim().min(1, 'Geef het nummer van het advies op.').max(60, 'Gebruik ten hoogste 60 tekens.'),
    remark: z.string().trim().max(2000, 'Ten hoogste 2000 tekens.').default(''),
  })
  .refine(({ outcome, remark }) => outcome === 'FAVOURABLE' || remark.length >= 20, { path: ['remark'], error: 'Vat in minstens 20 tekens samen wat het advies vraagt of afwijst.' })
export type Inspection = z.output<typeof inspection>
