import type { Lifecycle } from '@/lib/lifecycle'
import type { CompletionStatus } from '@/prisma/generated/enums'

/** Domain 5.7: open, once extended, then answered or over. */
export const completionLifecycle = {
  extend: { from: ['OPEN'], to: 'EXTENDED', by: ['VLAIO_OFFICER'] },
  answer: { from: ['OPEN', 'EXTENDED'], to: 'ANSWERED', by: ['APPLICANT_SIGNATORY'] },
  expire: { from: ['OPEN', 'EXTENDED'], to: 'EXPIRED', by: ['SYSTEM'] },
} as const satisfies Lifecycle<CompletionStatus, string>

export type CompletionVerb = keyof typeof completionLifecycle
