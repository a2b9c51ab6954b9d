import { z } from 'zod'
import { day } from '@/lib/calls/readers'
import { text } from '@/lib/text'

export const appealOutcomes = ['REJECTED', 'ANNULLED', 'WITHDRAWN'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]
export const appealOutcomeWords: Record<AppealOutcome, string> = { REJECTED: 'verworpen', ANNULLED: 'beslissing vernietigd', WITHDRAWN: 'afstand van het beroep' }

export const COUNCIL_OF_STATE = 'Raad van State'

export const notingAppeal = z.object({ applicationId: z.uuid(), lodgedOn: day, reference: text({ min: 3, max: 60 }), note: text({ max: 2000 }).default('') })
export type NotingAppeal = z.output<typeof notingAppeal>

export const closingAppeal = z.object({ appealId: z.uuid(), outcome: z.enum(appealOutcomes, 'Kies de afloop.'), endedOn: day, endNote: text({ max: 2000 }).default('') })
export type ClosingAppeal = z.output<typeof closingAppeal>
