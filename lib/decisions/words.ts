import type { Outcome } from '@/prisma/generated/enums'
import type { RankingLine } from './queries'

export const outcomeWords: Record<Outcome, string> = {
  GRANTED: 'toegekend',
  GRANTED_CONDITIONAL: 'toegekend onder voorwaarden',
  RESERVE: 'reservelijst',
  REJECTED: 'geweigerd',
}

/** The place of a row in one sentence, so that nobody has to guess why. */
export const placeInWords = (line: RankingLine, freeCents: string): string => {
  if (line.outcome === 'GRANT') return 'past volledig in de enveloppe'
  if (line.outcome === 'PARTIAL') return `het eerste dossier dat niet volledig past: gedeeltelijk aanbod van wat vrij is (${freeCents} euro)`
  if (line.outcome === 'RESERVE') return 'past niet meer in de enveloppe en wacht op de reservelijst'
  return line.reasons.map(reasonShort).join(', ')
}

const reasonShort = (reason: string): string => {
  if (reason === 'TOTAL') return 'totaal onder de drempel'
  if (reason === 'NO_FULL_ACTIVITY') return 'geen volwaardige activiteit'
  if (reason === 'MINIMUM') return 'onder het minimum van de oproep'
  return `${reason} onder de drempel`
}
