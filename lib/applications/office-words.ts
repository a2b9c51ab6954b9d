import type { ApplicationStatus, ReviewStatus } from '@/prisma/generated/enums'

/** What the office calls a state (domain 5), and what it asks of the reader. */
export const officeStatus: Record<ApplicationStatus, { word: string; tone: 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours' }> = {
  DRAFT: { word: 'concept', tone: 'neutral' },
  SUBMITTED: { word: 'ingediend', tone: 'yours' },
  WITHDRAWN: { word: 'ingetrokken door de aanvrager', tone: 'neutral' },
  ELIGIBILITY_CHECK: { word: 'ontvankelijkheidsonderzoek', tone: 'busy' },
  COMPLETION_REQUESTED: { word: 'aanvulling gevraagd', tone: 'waiting' },
  INELIGIBLE: { word: 'onontvankelijk', tone: 'refused' },
  ELIGIBLE: { word: 'ontvankelijk', tone: 'yours' },
  IN_REVIEW: { word: 'in beoordeling', tone: 'busy' },
  CONSENSUS: { word: 'consensusoverleg', tone: 'waiting' },
  RANKED: { word: 'gerangschikt', tone: 'neutral' },
  PROPOSED: { word: 'voorstel van beslissing', tone: 'waiting' },
  GRANTED: { word: 'toegekend', tone: 'done' },
  GRANTED_CONDITIONAL: { word: 'toegekend onder voorwaarden', tone: 'done' },
  RESERVE: { word: 'reservelijst', tone: 'waiting' },
  REJECTED: { word: 'geweigerd', tone: 'refused' },
  LAPSED: { word: 'vervallen', tone: 'neutral' },
}

export const reviewStatusWords: Record<ReviewStatus, { word: string; tone: 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours' }> = {
  ASSIGNED: { word: 'toegewezen', tone: 'waiting' },
  CONFLICT_DECLARED: { word: 'belang gemeld', tone: 'refused' },
  REFUSED: { word: 'geweigerd door beoordelaar', tone: 'refused' },
  IN_PROGRESS: { word: 'bezig', tone: 'busy' },
  FINAL: { word: 'ingediend', tone: 'done' },
  RETURNED: { word: 'teruggestuurd', tone: 'waiting' },
  REVISED: { word: 'herzien', tone: 'done' },
  VOID: { word: 'vervallen', tone: 'neutral' },
}
