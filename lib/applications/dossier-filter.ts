import { z } from 'zod'
import type { ApplicationStatus } from '@/prisma/generated/enums'

export const filedStatuses = [
  'SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'INELIGIBLE', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED',
  'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'WITHDRAWN', 'LAPSED',
] as const satisfies readonly ApplicationStatus[]

export const dossierSorts = { nummer: 'Nummer', organisatie: 'Organisatie', ingediend: 'Laatst ingediend', bedrag: 'Hoogste bedrag' } as const
export type DossierSort = keyof typeof dossierSorts

const sorts = ['nummer', 'organisatie', 'ingediend', 'bedrag'] as const satisfies readonly DossierSort[]

/** The whole vocabulary of the list's address; any other key or value is a page that does not exist, so that no address asks the database a question of its own. */
export const dossierFilter = z.strictObject({
  oproep: z.string().regex(/^[A-Za-z0-9-]{0,40}$/).default(''),
  toestand: z.enum(['', ...filedStatuses]).default(''),
  zoek: z.string().max(100).default(''),
  sorteer: z.enum(sorts).default('nummer'),
  bladzijde: z.string().regex(/^[1-9]\d{0,5}$/).default('1').transform(Number),
})
export type DossierFilter = z.output<typeof dossierFilter>
