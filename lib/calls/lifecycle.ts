import type { Lifecycle } from '@/lib/lifecycle'
import type { CallStatus } from '@/prisma/generated/enums'

/** Domain 5.1. `open` and `close` belong to the worker, at the database's time. */
export const callLifecycle = {
  announce: { from: ['DRAFT'], to: 'ANNOUNCED', by: ['VLAIO_ADMIN'] },
  open: { from: ['ANNOUNCED'], to: 'OPEN', by: ['SYSTEM'] },
  close: { from: ['OPEN'], to: 'CLOSED', by: ['SYSTEM'] },
  assess: { from: ['CLOSED'], to: 'ASSESSMENT', by: ['VLAIO_OFFICER'] },
  decide: { from: ['ASSESSMENT'], to: 'DECIDED', by: ['VLAIO_DECIDER'] },
  execute: { from: ['DECIDED'], to: 'EXECUTION', by: ['SYSTEM'] },
  complete: { from: ['EXECUTION'], to: 'COMPLETED', by: ['VLAIO_ADMIN'] },
  cancel: { from: ['DRAFT', 'ANNOUNCED', 'OPEN'], to: 'CANCELLED', by: ['VLAIO_ADMIN'] },
} as const satisfies Lifecycle<CallStatus, string>

export type CallVerb = keyof typeof callLifecycle
