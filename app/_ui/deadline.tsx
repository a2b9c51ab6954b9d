import { formatDay, formatDeadline, lastDayOf } from '@/lib/time'

/** The end of a term in words; a term at midnight shows the last minute of the day before. */
export function Deadline({ at, short }: { at: Date; short?: boolean | undefined }) {
  return <time dateTime={at.toISOString()}>{short ? formatDay(lastDayOf(at)) : formatDeadline(at)}</time>
}
