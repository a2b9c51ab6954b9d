import { formatDay, formatLongDay } from '@/lib/time'

/** A day without an hour, 'yyyy-mm-dd': "dinsdag 15 december 2026", in tables "15/12/2026". */
export function LocalDate({ date, short }: { date: string; short?: boolean | undefined }) {
  return <time dateTime={date}>{short ? formatDay(date) : formatLongDay(date)}</time>
}
