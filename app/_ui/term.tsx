import { daysBetween, formatDay, lastDayOf, localDay } from '@/lib/time'

/** How far a term is: its last day, or in red how many days it is over. */
export function Term({ dueAt, now }: { dueAt: Date; now: Date }) {
  return isLate(dueAt, now) ? <strong className="late">{termWords(dueAt, now)}</strong> : termWords(dueAt, now)
}

export const isLate = (dueAt: Date, now: Date): boolean => dueAt <= now

export const termWords = (dueAt: Date, now: Date): string => {
  const days = daysBetween(lastDayOf(dueAt), localDay(now))
  if (days > 0) return days === 1 ? '1 dag te laat' : `${days} dagen te laat`
  return days === 0 ? 'vandaag' : formatDay(lastDayOf(dueAt))
}

/** What is over its term stands first, the longest over at the top; the rest keeps its order. */
export const lateFirst = <T extends { dueAt?: Date | null | undefined }>(rows: readonly T[], now: Date): T[] => {
  const lateness = ({ dueAt }: T): number => (dueAt && isLate(dueAt, now) ? now.getTime() - dueAt.getTime() : -1)
  return rows.toSorted((a, b) => lateness(b) - lateness(a))
}
