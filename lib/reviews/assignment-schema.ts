import { z } from 'zod'

export const proposing = z.object({ code: z.string().max(40) })

/** FREE takes a pin or a bar back. */
export const adjustments = ['PIN', 'BAR', 'FREE'] as const
export type Adjustment = (typeof adjustments)[number]
export const adjustmentWords: Record<Adjustment, string> = { PIN: 'zet vast', BAR: 'sluit uit', FREE: 'laat weer vrij' }

export const adjusting = proposing.extend({ applicationId: z.uuid('Kies een dossier.'), reviewerId: z.uuid('Kies een beoordelaar.'), what: z.enum(adjustments, 'Kies wat u wilt.') })
export type Adjusting = z.output<typeof adjusting>

export const confirming = z.object({ proposalId: z.uuid() })
