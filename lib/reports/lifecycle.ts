import type { Lifecycle } from '@/lib/lifecycle'
import type { ReportStatus } from '@/prisma/generated/enums'

/** Domain 5.7. */
export const reportLifecycle = {
  begin: { from: ['DUE'], to: 'DRAFT', by: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR'] },
  submit: { from: ['DRAFT', 'INCOMPLETE'], to: 'SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
  askMore: { from: ['SUBMITTED'], to: 'INCOMPLETE', by: ['VLAIO_CONTROLLER'] },
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED', by: ['VLAIO_CONTROLLER'] },
  reject: { from: ['SUBMITTED'], to: 'REJECTED', by: ['VLAIO_CONTROLLER'] },
} as const satisfies Lifecycle<ReportStatus, string>

export type ReportVerb = keyof typeof reportLifecycle
