import type { GrantStatus, PaymentStatus, PaymentType } from '@/prisma/generated/enums'

export const paymentTypeWords: Record<PaymentType, string> = { ADVANCE: 'Voorschot', INTERIM: 'Tussentijdse schijf', BALANCE: 'Saldo na verslag', RECOVERY: 'Terugvordering' }

export const paymentWords: Record<PaymentStatus, string> = {
  PLANNED: 'gepland',
  REQUESTED: 'aangevraagd',
  APPROVED: 'goedgekeurd',
  ORDERED: 'betaalopdracht gegeven',
  PAID: 'betaald',
  FAILED: 'mislukt',
  CANCELLED: 'geannuleerd',
}

/** As its beneficiary reads it: while a grant is suspended, nothing goes to the bank that was not ordered before. */
export const paymentStateWords = (status: PaymentStatus, grantStatus: GrantStatus): string =>
  grantStatus === 'SUSPENDED' && (status === 'PLANNED' || status === 'REQUESTED' || status === 'APPROVED') ? 'opgeschort' : paymentWords[status]

export const bankReportWords = (kind: string): string => (kind === 'STATUS' ? 'Statusbericht van de bank (pain.002)' : 'Rekeninguittreksel (camt.053)')
