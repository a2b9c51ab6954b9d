import type { ReconsiderationStatus } from '@/prisma/generated/enums'

/** For the office. */
export const reconsiderationWords: Record<ReconsiderationStatus, string> = {
  RECEIVED: 'ontvangen',
  IN_HANDLING: 'in behandeling',
  INADMISSIBLE: 'niet ontvankelijk',
  UPHELD: 'gegrond',
  DISMISSED: 'ongegrond',
}

export const answers = ['UPHELD', 'DISMISSED', 'INADMISSIBLE'] as const
export type ReconsiderationAnswer = (typeof answers)[number]
