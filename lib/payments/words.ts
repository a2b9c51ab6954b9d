import type { PaymentStatus, PaymentType } from '@/prisma/generated/enums'

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

export const bankReportWords = (kind: string): string => (kind === 'STATUS' ? 'Statusbericht van de bank (pain.002)' : 'Rekeninguittreksel (camt.053)')
