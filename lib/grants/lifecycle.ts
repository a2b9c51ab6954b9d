import type { Lifecycle } from '@/lib/lifecycle'
import type { GrantStatus } from '@/prisma/generated/enums'

const running = ['AWARDED', 'CONDITIONS_PENDING', 'ACCEPTED', 'ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED', 'REPORT_DUE', 'REPORT_SUBMITTED', 'REPORT_INCOMPLETE', 'IN_CONTROL'] as const

/** Domain 5.3. */
export const grantLifecycle = {
  imposeConditions: { from: ['AWARDED'], to: 'CONDITIONS_PENDING', by: ['SYSTEM'] },
  meetConditions: { from: ['CONDITIONS_PENDING'], to: 'AWARDED', by: ['VLAIO_OFFICER'] },
  accept: { from: ['AWARDED'], to: 'ACCEPTED', by: ['APPLICANT_SIGNATORY'] },
  decline: { from: ['AWARDED'], to: 'DECLINED', by: ['APPLICANT_SIGNATORY', 'SYSTEM'] },
  start: { from: ['ACCEPTED'], to: 'ACTIVE', by: ['APPLICANT_SIGNATORY'] },
  askAmendment: { from: ['ACTIVE'], to: 'AMENDMENT_REQUESTED', by: ['APPLICANT_SIGNATORY'] },
  answerAmendment: { from: ['AMENDMENT_REQUESTED'], to: 'ACTIVE', by: ['VLAIO_OFFICER', 'VLAIO_DECIDER'] },
  withdrawAmendment: { from: ['AMENDMENT_REQUESTED'], to: 'ACTIVE', by: ['APPLICANT_SIGNATORY'] },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED', by: ['VLAIO_OFFICER'] },
  resume: { from: ['SUSPENDED'], to: 'ACTIVE', by: ['VLAIO_OFFICER'] },
  expectReport: { from: ['ACTIVE'], to: 'REPORT_DUE', by: ['SYSTEM'] },
  submitReport: { from: ['REPORT_DUE'], to: 'REPORT_SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
  returnReport: { from: ['REPORT_SUBMITTED'], to: 'REPORT_INCOMPLETE', by: ['VLAIO_CONTROLLER'] },
  resubmitReport: { from: ['REPORT_INCOMPLETE'], to: 'REPORT_SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
  control: { from: ['REPORT_SUBMITTED'], to: 'IN_CONTROL', by: ['VLAIO_CONTROLLER'] },
  settle: { from: ['REPORT_SUBMITTED', 'IN_CONTROL'], to: 'SETTLED', by: ['VLAIO_FINANCE'] },
  recover: { from: ['SETTLED'], to: 'RECOVERY', by: ['VLAIO_FINANCE'] },
  close: { from: ['SETTLED', 'RECOVERY'], to: 'CLOSED', by: ['SYSTEM', 'VLAIO_FINANCE'] },
  /** Its balance came back from the bank. */
  reopen: { from: ['CLOSED'], to: 'SETTLED', by: ['SYSTEM'] },
  revoke: { from: running, to: 'REVOKED', by: ['VLAIO_DECIDER'] },
} as const satisfies Lifecycle<GrantStatus, string>

export type GrantVerb = keyof typeof grantLifecycle
