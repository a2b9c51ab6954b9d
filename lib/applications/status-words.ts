import type { ApplicationStatus } from '@/prisma/generated/enums'

/** What an applicant reads: never an internal word, and nothing of the assessment before publication. */
const words: Record<ApplicationStatus, { word: string; sentence: string }> = {
  DRAFT: { word: 'Concept', sentence: 'U bent nog bezig. Dien in vóór het uiterste tijdstip.' },
  SUBMITTED: { word: 'Ingediend', sentence: 'We hebben uw aanvraag ontvangen. U hoeft nu niets te doen.' },
  WITHDRAWN: { word: 'Ingetrokken', sentence: 'U trok deze aanvraag in. We behandelen ze niet verder.' },
  ELIGIBILITY_CHECK: { word: 'In behandeling', sentence: 'We gaan na of uw aanvraag volledig is. U hoeft nu niets te doen.' },
  COMPLETION_REQUESTED: { word: 'Aanvulling gevraagd', sentence: 'We vroegen u om enkele punten aan te vullen. De gemachtigde dient de aanvulling in.' },
  INELIGIBLE: { word: 'Niet ontvankelijk', sentence: 'Uw aanvraag voldoet niet aan de basisvoorwaarden. De brief zegt waarom.' },
  ELIGIBLE: { word: 'Ontvankelijk', sentence: 'Uw aanvraag voldoet aan de basisvoorwaarden. De beoordeling volgt.' },
  IN_REVIEW: { word: 'In beoordeling', sentence: 'Beoordelaars lezen uw aanvraag. U hoeft nu niets te doen.' },
  CONSENSUS: { word: 'In beoordeling', sentence: 'Beoordelaars lezen uw aanvraag. U hoeft nu niets te doen.' },
  RANKED: { word: 'In beoordeling', sentence: 'Beoordelaars lezen uw aanvraag. U hoeft nu niets te doen.' },
  PROPOSED: { word: 'In beoordeling', sentence: 'Beoordelaars lezen uw aanvraag. U hoeft nu niets te doen.' },
  GRANTED: { word: 'Toegekend', sentence: 'U krijgt de subsidie.' },
  GRANTED_CONDITIONAL: { word: 'Toegekend onder voorwaarden', sentence: 'U krijgt de subsidie, onder voorwaarden.' },
  RESERVE: { word: 'Reservelijst', sentence: 'Uw aanvraag is goed, maar het budget is op. Komt er geld vrij, dan hoort u het.' },
  REJECTED: { word: 'Geweigerd', sentence: 'U krijgt de subsidie niet. De beslissing zegt waarom.' },
  LAPSED: { word: 'Vervallen', sentence: 'De termijn is voorbij. Dit dossier is afgesloten.' },
}

export const applicantWord = (status: ApplicationStatus): string => words[status].word
export const applicantSentence = (status: ApplicationStatus): string => words[status].sentence
