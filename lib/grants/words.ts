import type { AmendmentStatus, GrantStatus } from '@/prisma/generated/enums'

/** What the applicant reads; the office reads the same. */
export const grantWords: Record<GrantStatus, string> = {
  AWARDED: 'toegekend, te aanvaarden',
  CONDITIONS_PENDING: 'voorwaarden te vervullen',
  ACCEPTED: 'aanvaard, te starten',
  ACTIVE: 'in uitvoering',
  AMENDMENT_REQUESTED: 'wijziging gevraagd',
  SUSPENDED: 'geschorst',
  REPORT_DUE: 'verslag verwacht',
  REPORT_SUBMITTED: 'verslag ingediend',
  REPORT_INCOMPLETE: 'verslag aan te vullen',
  IN_CONTROL: 'in controle',
  SETTLED: 'afgerekend',
  RECOVERY: 'terugvordering',
  CLOSED: 'afgesloten',
  DECLINED: 'afgestaan',
  REVOKED: 'ingetrokken',
}

type Worded = { word: string; tone: 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours' }

/** What it asks of the office. */
export const grantTones: Record<GrantStatus, Worded['tone']> = {
  AWARDED: 'waiting',
  CONDITIONS_PENDING: 'waiting',
  ACCEPTED: 'waiting',
  ACTIVE: 'busy',
  AMENDMENT_REQUESTED: 'yours',
  SUSPENDED: 'waiting',
  REPORT_DUE: 'waiting',
  REPORT_SUBMITTED: 'yours',
  REPORT_INCOMPLETE: 'waiting',
  IN_CONTROL: 'busy',
  SETTLED: 'done',
  RECOVERY: 'refused',
  CLOSED: 'done',
  DECLINED: 'neutral',
  REVOKED: 'refused',
}

export const amendmentWords: Record<AmendmentStatus, Worded> = {
  NOTED: { word: 'genoteerd', tone: 'done' },
  ASKED: { word: 'wacht op antwoord', tone: 'waiting' },
  QUESTIONED: { word: 'wacht op de begunstigde', tone: 'waiting' },
  AGREED: { word: 'wacht op een beslisser', tone: 'waiting' },
  APPROVED: { word: 'aanvaard', tone: 'done' },
  REFUSED: { word: 'niet aanvaard', tone: 'refused' },
  WITHDRAWN: { word: 'ingetrokken', tone: 'neutral' },
  LAPSED: { word: 'vervallen', tone: 'neutral' },
}
