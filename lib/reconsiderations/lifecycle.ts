import type { Lifecycle } from '@/lib/lifecycle'
import type { ReconsiderationStatus } from '@/prisma/generated/enums'

const handlers = ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] as const

/** Domain 5.5 as the office knows it; the applicant reads RECEIVED until the answer (docs/decisions/0036). */
export const handlingLifecycle = {
  declareInadmissible: { from: ['IN_HANDLING'], to: 'INADMISSIBLE', by: handlers },
  uphold: { from: ['IN_HANDLING'], to: 'UPHELD', by: handlers },
  dismiss: { from: ['IN_HANDLING'], to: 'DISMISSED', by: handlers },
} as const satisfies Lifecycle<ReconsiderationStatus, string>
