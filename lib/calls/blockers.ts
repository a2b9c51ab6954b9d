import type { CallProgress } from '@/lib/calls/progress'

export type CallBlocker = { count: number; what: string; waitsFor: string; dueAt?: Date | null; /** how many of them are over their term */ late?: number; step: 'dossiers' | 'beoordelingen' | 'rangschikking' | 'beslissing' }

/** What keeps a call from its next step, the earliest step first: as long as a row stands above, the ones under it cannot finish. */
export const callBlockers = ({ call, counts, reviews, ineligibleToConfirm }: CallProgress): CallBlocker[] => {
  if (call.status !== 'CLOSED' && call.status !== 'ASSESSMENT') return []
  const rows: CallBlocker[] = [
    { count: counts.SUBMITTED ?? 0, what: 'Ingediend, nog niet in onderzoek genomen', waitsFor: 'dossierbeheerder', step: 'dossiers' },
    { count: ineligibleToConfirm, what: 'Onontvankelijk, nog niet bevestigd', waitsFor: 'tweede dossierbeheerder', step: 'dossiers' },
    { count: counts.COMPLETION_REQUESTED ?? 0, what: 'Aanvulling gevraagd', waitsFor: 'aanvrager', step: 'dossiers' },
    { count: (counts.ELIGIBILITY_CHECK ?? 0) - ineligibleToConfirm, what: 'Ontvankelijkheid te onderzoeken', waitsFor: 'dossierbeheerder', step: 'dossiers' },
    { count: counts.ELIGIBLE ?? 0, what: 'Ontvankelijk, nog niet in beoordeling', waitsFor: 'dossierbeheerder', step: 'dossiers' },
    { count: reviews.asked - reviews.filed, what: 'Beoordelingen nog niet ingediend', waitsFor: 'beoordelaars', dueAt: reviews.dueAt, late: reviews.late, step: 'beoordelingen' },
    { count: counts.CONSENSUS ?? 0, what: 'Overleg nog niet afgesloten', waitsFor: 'panelvoorzitter', step: 'dossiers' },
    { count: counts.RANKED ?? 0, what: 'Gerangschikt, nog geen voorstel', waitsFor: 'panelvoorzitter', step: 'rangschikking' },
    { count: counts.PROPOSED ?? 0, what: 'Voorstel, nog geen beslissing', waitsFor: 'beslisser', step: 'beslissing' },
  ]
  return rows.filter(({ count }) => count > 0)
}
