import type { Lifecycle } from '@/lib/lifecycle'
import type { PaymentStatus } from '@/prisma/generated/enums'

/** Domain 5.7. `approve` is the second of two approvals: the first one leaves the state at REQUESTED. */
export const paymentLifecycle = {
  request: { from: ['PLANNED'], to: 'REQUESTED', by: ['SYSTEM', 'APPLICANT_SIGNATORY'] },
  approve: { from: ['REQUESTED'], to: 'APPROVED', by: ['VLAIO_FINANCE'] },
  order: { from: ['APPROVED'], to: 'ORDERED', by: ['VLAIO_FINANCE'] },
  confirmPaid: { from: ['ORDERED'], to: 'PAID', by: ['VLAIO_FINANCE'] },
  fail: { from: ['ORDERED'], to: 'FAILED', by: ['VLAIO_FINANCE'] },
  /** The money came back after the bank said that it was paid. */
  comeBack: { from: ['PAID'], to: 'FAILED', by: ['VLAIO_FINANCE'] },
  /** After the bank refused it; both approvals are asked anew. */
  retry: { from: ['FAILED'], to: 'REQUESTED', by: ['VLAIO_FINANCE'] },
  cancel: { from: ['PLANNED', 'REQUESTED', 'APPROVED'], to: 'CANCELLED', by: ['VLAIO_DECIDER', 'SYSTEM'] },
} as const satisfies Lifecycle<PaymentStatus, string>

export type PaymentVerb = keyof typeof paymentLifecycle
