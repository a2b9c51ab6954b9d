import { addMonths, localDay } from '@/lib/time'

/** Domain 4.9. */
export const conflictTypes = ['FINANCIAL', 'FUNCTION', 'FAMILY', 'COMPETITOR', 'PARTNER', 'OTHER'] as const
export type ConflictType = (typeof conflictTypes)[number]

export const conflictWords: Record<ConflictType, string> = {
  FINANCIAL: 'Financieel belang',
  FUNCTION: 'Functie of mandaat bij de aanvrager, nu of in de laatste 5 jaar',
  FAMILY: 'Familie of partner',
  COMPETITOR: 'Betrokken bij een andere aanvrager in deze oproep',
  PARTNER: 'Betrokken bij een partner in dit dossier',
  OTHER: 'Ander belang',
}

/** Why a reviewer without an interest says no all the same. */
export const refusalReasons = ['EXPERTISE', 'WORKLOAD'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const refusalWords: Record<RefusalReason, string> = {
  EXPERTISE: 'Deskundigheid: ik ken dit domein niet genoeg',
  WORKLOAD: 'Werklast: ik heb hier nu geen tijd voor',
}

/** Organisations by their enterprise number. */
export type ConflictFacts = {
  kbo: string
  /** Of the organisation of the partnership that asks, if there is one. */
  leadKbo: string | null
  partnerKbos: readonly string[]
  /** Other organisations with a living request in the same call. */
  competitorKbos: readonly string[]
}

/** Where somebody is or was active: a member in the portal, or an employer given in the profile. */
export type ActivityFact = { kbo: string; legalName: string; endedAt: Date | null }

/** A conflict that the portal knows by itself: an organisation somebody works for now, or left less than five years ago. Null when there is none. */
export const derivedConflict = (file: ConflictFacts, activities: readonly ActivityFact[], now: Date): { type: ConflictType; sentence: string } | null => {
  const since = addMonths(localDay(now), -60)
  const recent = activities.filter(({ endedAt }) => endedAt === null || localDay(endedAt) > since)
  const found = (type: ConflictType, holds: (kbo: string) => boolean, words: string) => {
    const activity = recent.find(({ kbo }) => holds(kbo))
    return activity ? { type, sentence: `${words} ${activity.legalName}.` } : null
  }
  return (
    found('FUNCTION', (kbo) => kbo === file.kbo || kbo === file.leadKbo, 'Is of was de laatste 5 jaar actief bij de aanvrager,') ??
    found('PARTNER', (kbo) => file.partnerKbos.includes(kbo), 'Is of was de laatste 5 jaar actief bij een partner in het dossier,') ??
    found('COMPETITOR', (kbo) => file.competitorKbos.includes(kbo), 'Is of was de laatste 5 jaar actief bij een andere aanvrager in deze oproep,')
  )
}
