import type { GrantStatus } from '@/prisma/generated/enums'

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
