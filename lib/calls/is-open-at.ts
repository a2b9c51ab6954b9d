import type { Call } from '@/prisma/generated/client'

/** May one file now? The database decides when it comes to it; this is for what a page offers. */
export const isOpenAt = (call: Pick<Call, 'status' | 'opensAt' | 'deadlineAt'>, now: Date): boolean =>
  call.status === 'OPEN' && call.opensAt !== null && call.deadlineAt !== null && call.opensAt <= now && now < call.deadlineAt
