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

/** Another interest says nothing by its name. */
export const EXPLAIN_OTHER = 'Leg uit welk belang het is.'
export const isExplained = (type: string, reason: string): boolean => type !== 'OTHER' || reason.trim().length >= 10

/** Why a reviewer without an interest says no all the same. */
export const refusalReasons = ['EXPERTISE', 'WORKLOAD'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const refusalWords: Record<RefusalReason, string> = {
  EXPERTISE: 'Deskundigheid: ik ken dit domein niet genoeg',
  WORKLOAD: 'Werklast: ik heb hier nu geen tijd voor',
}
