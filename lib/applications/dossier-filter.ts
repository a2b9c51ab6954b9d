import { z } from 'zod'
import type { ApplicationStatus } from '@/prisma/generated/enums'

export const filedStatuses = [
  'SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'INELIGIBLE', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED',
  'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'WITHDRAWN', 'LAPSED',
] as const satisfies readonly ApplicationStatus[]

export const dossierSorts = { nummer: 'Nummer', organisatie: 'Organisatie', ingediend: 'Laatst ingediend', bedrag: 'Hoogste bedrag' } as const
export type DossierSort = keyof typeof dossierSorts

const sorts = ['nummer', 'organisatie', 'ingediend', 'bedrag'] as const satisfies readonly DossierSort[]

/**
 * The whole vocabulary of the list's address, so that no address asks the database a question of its own: another key (a newsletter adds one to each
 * link) says nothing, another value is a page that does not exist. Of a long text that somebody pastes the first hundred characters are sought.
 */
export const dossierFilter = z.object({
  oproep: z.string().regex(/^[A-Za-z0-9-]{0,40}$/).default(''),
  toestand: z.enum(['', ...filedStatuses]).default(''),
  zoek: z.string().default('').transform((typed) => typed.trim().slice(0, 100)),
  sorteer: z.enum(sorts).default('nummer'),
  bladzijde: z.string().regex(/^[1-9]\d{0,5}$/).default('1').transform(Number),
})
export type DossierFilter = z.output<typeof dossierFilter>
