import type { Audience, CallStatus, FundingModel } from '@/prisma/generated/enums'

/** What a code of a call is called on the screen. */
export const callStatusWords: Record<CallStatus, string> = {
  DRAFT: 'in voorbereiding',
  ANNOUNCED: 'aangekondigd',
  OPEN: 'open voor indiening',
  CLOSED: 'gesloten',
  ASSESSMENT: 'in beoordeling',
  DECIDED: 'beslist',
  EXECUTION: 'in uitvoering',
  COMPLETED: 'afgerond',
  CANCELLED: 'ingetrokken',
}

export const audienceWords: Record<Audience, string> = { ACADEMY: 'STEM-academies', PARTNERSHIP: 'STEM-partnerschappen' }

export const fundingModelWords: Record<FundingModel, string> = {
  LUMP_PER_POSTCODE: 'vast bedrag per postcode',
  UNIT_PER_SESSION: 'vast bedrag per dagdeel',
  UNIT_PER_CHILD_HOUR: 'vast bedrag per kinduur',
  COST_SHARE: 'percentage van de aanvaarde kosten',
}

export const stateAidWords = {
  NO_AID: 'geen staatssteun',
  DE_MINIMIS: 'de-minimissteun (EU) 2023/2831',
  SGEI_DE_MINIMIS: 'de-minimissteun voor diensten van algemeen economisch belang (EU) 2023/2832',
  GBER: 'algemene groepsvrijstelling',
} as const
