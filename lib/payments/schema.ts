import { z } from 'zod'

export const onePayment = z.object({ paymentId: z.uuid('Kies een betaling.') })

export const settling = z.object({
  grantId: z.uuid('Kies een dossier.'),
  motivation: z.string().trim().max(5000).default(''),
})
export type Settling = z.output<typeof settling>

export const oneGrant = z.object({ grantId: z.uuid('Kies een dossier.') })

export const openingRecovery = z.object({
  grantId: z.uuid('Kies een dossier.'),
  motivation: z.string({ error: 'Dit veld is verplicht.' }).trim().min(60, 'Motiveer in minstens 60 tekens.').max(5000),
})
export type OpeningRecovery = z.output<typeof openingRecovery>
