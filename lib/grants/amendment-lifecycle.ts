import type { Lifecycle } from '@/lib/lifecycle'
import type { AmendmentStatus } from '@/prisma/generated/enums'

/** A change that is asked of a running grant. NOTED is small enough to need no answer; AGREED waits for the second person. */
export const amendmentLifecycle = {
  question: { from: ['ASKED'], to: 'QUESTIONED', by: ['VLAIO_OFFICER'] },
  reply: { from: ['QUESTIONED'], to: 'ASKED', by: ['APPLICANT_SIGNATORY'] },
  withdraw: { from: ['ASKED', 'QUESTIONED', 'AGREED'], to: 'WITHDRAWN', by: ['APPLICANT_SIGNATORY'] },
  refuse: { from: ['ASKED'], to: 'REFUSED', by: ['VLAIO_OFFICER'] },
  approve: { from: ['ASKED'], to: 'APPROVED', by: ['VLAIO_OFFICER'] },
  agree: { from: ['ASKED'], to: 'AGREED', by: ['VLAIO_OFFICER'] },
  confirm: { from: ['AGREED'], to: 'APPROVED', by: ['VLAIO_DECIDER'] },
  sendBack: { from: ['AGREED'], to: 'ASKED', by: ['VLAIO_DECIDER'] },
  lapse: { from: ['ASKED', 'QUESTIONED', 'AGREED'], to: 'LAPSED', by: ['SYSTEM'] },
} as const satisfies Lifecycle<AmendmentStatus, string>

export type AmendmentVerb = keyof typeof amendmentLifecycle

export const openAmendment = ['ASKED', 'QUESTIONED', 'AGREED'] as const satisfies readonly AmendmentStatus[]
