import { dayPartWords, type DayPart } from '@/lib/activity-log/words'
import { formatLongDay } from '@/lib/time'

/** `woensdag 4 november 2026, namiddag` */
export const slotWords = (day: string, dayPart: DayPart): string => `${formatLongDay(day)}, ${dayPartWords[dayPart]}`

/** `wo 4 nov., namiddag`: on a line with numbers to type. */
export const shortSlotWords = (day: string, dayPart: DayPart): string => {
  const [weekday = '', date = '', month = ''] = formatLongDay(day).split(' ')
  return `${weekday.slice(0, 2)} ${date} ${month.length > 4 ? `${month.slice(0, 3)}.` : month}, ${dayPartWords[dayPart]}`
}

/** Row ids are made by forms and by seeds; in an address they are escaped. */
export const activityPath = (number: string, rowId: string): string => `/dossiers/${number}/activiteiten/${encodeURIComponent(rowId)}`
