import type { Outcome } from '@/prisma/generated/enums'

export const outcomeWords: Record<Outcome, string> = {
  GRANTED: 'toegekend',
  GRANTED_CONDITIONAL: 'toegekend onder voorwaarden',
  RESERVE: 'reservelijst',
  REJECTED: 'geweigerd',
}

/** What the applicant reads above a decision. */
export const decisionTitles: Record<Outcome | 'INELIGIBLE', string> = {
  GRANTED: 'Uw subsidie is toegekend',
  GRANTED_CONDITIONAL: 'Uw subsidie is toegekend onder voorwaarden',
  RESERVE: 'Uw aanvraag staat op de reservelijst',
  REJECTED: 'Uw aanvraag krijgt geen subsidie',
  INELIGIBLE: 'Uw aanvraag is onontvankelijk',
}
