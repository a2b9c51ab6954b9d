import { formatDay, formatInstant, formatLongDay, formatShortInstant, formatTime, localDay } from '@/lib/time'

type Precision = 'day' | 'minute' | 'second'

/** "dinsdag 15 december 2026, 12.00 uur"; short is for tables, where the day is enough unless a precision asks more. */
export function Instant({ at, precision, short }: { at: Date; precision?: Precision; short?: boolean | undefined }) {
  return <time dateTime={at.toISOString()}>{short ? shortWords(at, precision) : longWords(at, precision)}</time>
}

const shortWords = (at: Date, precision: Precision = 'day') =>
  precision === 'day' ? formatDay(localDay(at)) : formatShortInstant(at)

const longWords = (at: Date, precision: Precision = 'minute') => {
  if (precision === 'day') return formatLongDay(localDay(at))
  if (precision === 'minute') return formatInstant(at)
  // Belgium has been whole hours away from UTC for as long as there are files, so seconds are those of UTC.
  const seconds = String(at.getUTCSeconds()).padStart(2, '0')
  return `${formatLongDay(localDay(at))}, ${formatTime(at).replace(' uur', '')}.${seconds} uur`
}
