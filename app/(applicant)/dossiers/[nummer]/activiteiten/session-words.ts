import { dayPartWords, type DayPart } from '@/lib/activity-log/words'
import { formatLongDay } from '@/lib/time'

/** `woensdag 4 november 2026, namiddag` */
export const slotWords = (day: string, dayPart: DayPart): string => `${formatLongDay(day)}, ${dayPartWords[dayPart]}`

/** `wo 4 nov., namiddag`: on a line with numbers to type; of another year than today's with its year. */
export const shortSlotWords = (day: string, dayPart: DayPart, today: string): string => {
  const [weekday = '', date = '', month = '', year = ''] = formatLongDay(day).split(' ')
  return `${weekday.slice(0, 2)} ${date} ${shortMonth(month)}${today.startsWith(year) ? '' : ` ${year}`}, ${dayPartWords[dayPart]}`
}

const shortMonth = (month: string): string => (month === 'maart' ? 'mrt.' : month.length > 4 ? `${month.slice(0, 3)}.` : month)

/** Row ids are made by forms and by seeds; in an address they are escaped. */
export const activityPath = (number: string, rowId: string): string => `/dossiers/${number}/activiteiten/${encodeURIComponent(rowId)}`

const doneWords: Readonly<Record<string, string>> = {
  genoteerd: 'De sessie staat in het logboek.', geschrapt: 'De sessie staat als geschrapt in het logboek.', gewijzigd: 'De sessie is gewijzigd.', teruggezet: 'De sessie staat weer in het logboek.', datum: 'De nieuwe dag is bewaard.',
  'datum-terug': 'De dag is teruggezet.', teruggenomen: 'Wat u in één keer toevoegde, is weer uit het logboek.', activiteit: 'De activiteit is geschrapt.', aantallen: 'De aantallen zijn bewaard.',
}

/** What was just done, by its name in the address; of several sessions at once how many. */
export const doneWord = (done: unknown, count: unknown): string | undefined =>
  done === 'genoteerd' && typeof count === 'string' && /^\d{1,2}$/.test(count) && count !== '1' ? (count === '0' ? 'Deze sessies stonden al in het logboek.' : `${count} sessies staan in het logboek.`)
  : typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
