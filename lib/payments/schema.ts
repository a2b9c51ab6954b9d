import { z } from 'zod'
import { day, euro, whole } from '@/lib/calls/readers'
import { parseEuro } from '@/lib/money'

export const onePayment = z.object({ paymentId: z.uuid('Kies een betaling.') })

const chosen = z.uuid('Kies een betaling.')

/** Which approved payments go in the file; one ticked box posts a text, several post a list. */
export const orderingPayments = z.object({
  paymentIds: z.preprocess((posted) => (typeof posted === 'string' ? [posted] : posted), z.array(chosen, 'Kies minstens één betaling.').min(1, 'Kies minstens één betaling.').max(5000)),
  executionDay: day,
})
export type OrderingPayments = z.output<typeof orderingPayments>

export const cancelling = z.object({
  paymentId: z.uuid('Kies een betaling.'),
  reason: z.string({ error: 'Dit veld is verplicht.' }).trim().min(20, 'Motiveer in minstens 20 tekens.').max(2000),
})
export type Cancelling = z.output<typeof cancelling>

export const oneBankReport = z.object({ bankReportId: z.uuid('Kies een bestand van de bank.') })

export const settling = z.object({
  grantId: z.uuid('Kies een dossier.'),
  /** Only for a share of the costs: less than was reported; empty = all of it. */
  acceptedCosts: z.string().default('').transform((text, context) => {
    if (text.trim() === '') return null
    const parsed = parseEuro(text)
    if (parsed.ok) return parsed.cents
    context.addIssue(parsed.problem)
    return z.NEVER
  }),
  motivation: z.string().trim().max(5000).default(''),
})
export type Settling = z.output<typeof settling>

export const oneGrant = z.object({ grantId: z.uuid('Kies een dossier.') })

export const openingRecovery = z.object({
  grantId: z.uuid('Kies een dossier.'),
  motivation: z.string({ error: 'Dit veld is verplicht.' }).trim().min(60, 'Motiveer in minstens 60 tekens.').max(5000),
})
export type OpeningRecovery = z.output<typeof openingRecovery>

export const replying = z.object({
  grantId: z.uuid('Kies een dossier.'),
  reply: z.string({ error: 'Dit veld is verplicht.' }).trim().min(1, 'Dit veld is verplicht.').max(5000),
})
export type Replying = z.output<typeof replying>

export const agreeingInstalments = z.object({ grantId: z.uuid('Kies een dossier.'), parts: whole(2, 24), firstDay: day })
export type AgreeingInstalments = z.output<typeof agreeingInstalments>

export const replacingInstalments = agreeingInstalments.extend({ reason: z.string({ error: 'Dit veld is verplicht.' }).trim().min(20, 'Motiveer in minstens 20 tekens.').max(2000) })
export type ReplacingInstalments = z.output<typeof replacingInstalments>

export const notingRepayment = z
  .object({ grantId: z.uuid('Kies een dossier.'), amount: euro.refine((cents) => cents > 0n, 'Geef een bedrag van meer dan 0 euro op.'), receivedOn: day })
  .transform(({ amount, ...rest }) => ({ ...rest, amountCents: amount }))
export type NotingRepayment = z.output<typeof notingRepayment>

export const oneRepayment = z.object({ repaymentId: z.uuid('Kies een terugbetaling.') })
