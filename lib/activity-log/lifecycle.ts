import type { Lifecycle } from '@/lib/lifecycle'
import type { ActivityStatus } from '@/prisma/generated/enums'

const keepers = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR'] as const

/** Domain 5.4. An activity is held from its first session on, and no longer when that one is taken away again; what was filed for a report waits for its answer. */
export const activityLifecycle = {
  confirm: { from: ['PLANNED'], to: 'CONFIRMED', by: keepers },
  unconfirm: { from: ['CONFIRMED'], to: 'PLANNED', by: keepers },
  hold: { from: ['PLANNED', 'CONFIRMED'], to: 'HELD', by: keepers },
  unhold: { from: ['HELD'], to: 'CONFIRMED', by: keepers },
  cancel: { from: ['PLANNED', 'CONFIRMED'], to: 'CANCELLED', by: keepers },
  resume: { from: ['CANCELLED'], to: 'PLANNED', by: keepers },
  report: { from: ['HELD', 'CANCELLED'], to: 'REPORTED', by: ['APPLICANT_SIGNATORY'] },
  returnHeld: { from: ['REPORTED'], to: 'HELD', by: ['VLAIO_CONTROLLER'] },
  returnCancelled: { from: ['REPORTED'], to: 'CANCELLED', by: ['VLAIO_CONTROLLER'] },
  accept: { from: ['REPORTED'], to: 'ACCEPTED', by: ['VLAIO_CONTROLLER'] },
} as const satisfies Lifecycle<ActivityStatus, string>

export type ActivityVerb = keyof typeof activityLifecycle
