import { z } from 'zod'
import { euro } from '@/lib/calls/readers'
import { condition } from '@/lib/decisions/schema'
import { text } from '@/lib/text'
import { answers } from './words'

const reconsiderationId = z.uuid('Kies een verzoek uit de lijst.')

export const asking = z.object({ applicationId: z.uuid(), grounds: text({ min: 60, max: 5000 }) })
export type Asking = z.output<typeof asking>

/** `from`: whom one takes it over from, as one saw it. */
export const taking = z.object({ reconsiderationId, from: z.uuid().optional() })

/** Points of a criterion in halves, as `3,5`; empty leaves them as they were. */
const points = z.string().trim().default('').transform((typed, context) => {
  if (typed === '') return null
  if (/^[0-4](,5)?$|^5$/.test(typed)) return Math.round(Number(typed.replace(',', '.')) * 2)
  context.addIssue('Geef punten van 0 tot 5, in halven.')
  return z.NEVER
})

/** The answer; upheld, with the criteria of which the points change and why. */
export const concluding = z.object({
  reconsiderationId,
  outcome: z.enum(answers, 'Kies een antwoord.'),
  answer: text({ min: 60, max: 5000 }),
  corrections: z.record(z.string().regex(/^C\d{2}$/), z.object({ points, motivation: text({ max: 2000 }).default('') })).default({}),
})
export type Concluding = z.output<typeof concluding>

const filledRows = (rows: unknown): unknown =>
  Array.isArray(rows) ? rows.filter((row: unknown) => typeof row === 'object' && row !== null && Object.values(row).some((value) => typeof value !== 'string' || value.trim() !== '')) : rows

/** What the chair proposes as the new decision. */
export const proposingAnew = z.object({
  reconsiderationId,
  outcome: z.enum(['GRANTED', 'GRANTED_CONDITIONAL'], 'Kies een voorstel.'),
  granted: euro,
  conditions: z.preprocess(filledRows, z.array(condition).max(10)).default([]),
})
export type ProposingAnew = z.output<typeof proposingAnew>
