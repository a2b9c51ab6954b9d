import { formatDeadline, formatInstant, ZONE_IN_WORDS } from '@/lib/time'

/** To the second, as the receipt says it, and in UTC, as the signed receipt does. */
export const formatReceiptTime = (at: Date): string => `${formatInstant(at)} en ${at.toISOString().slice(17, 19)} seconden, ${ZONE_IN_WORDS} (${at.toISOString()})`

/** A term in a mail names its time zone, because mail is read anywhere. */
export const formatTerm = (at: Date): string => `${formatDeadline(at)}, ${ZONE_IN_WORDS}`
