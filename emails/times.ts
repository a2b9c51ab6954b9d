import { formatDeadline, formatLongDay, formatTime, localDay, ZONE_IN_WORDS } from '@/lib/time'

/** To the second and with its zone, because mail is read anywhere; then as the signed receipt says it, in UTC. */
export const formatReceiptTime = (at: Date): string =>
  `${formatLongDay(localDay(at))}, ${formatTime(at).replace(' uur', '')}.${at.toISOString().slice(17, 19)} uur, ${ZONE_IN_WORDS} (${at.toISOString()})`

export const formatTerm = (at: Date): string => `${formatDeadline(at)}, ${ZONE_IN_WORDS}`
