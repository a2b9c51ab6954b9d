import { minutesBetween } from '@/lib/applications/session-times'
import type { Problem } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import type { PlannedSession } from './session-dates'
import type { LogBounds, Slot } from './session-rules'
import { dayPartWords, type DayPart } from './words'

/** Half an hour to four hours (I09). */
const [LEAST, MOST] = [30, 240]

type SettingDay = { day: string; begins: string; ends: string }

/** The half-day in which a session begins. */
export const dayPartOf = (begins: string): DayPart => (begins < '12:00' ? 'AM' : begins < '17:30' ? 'PM' : 'EVE')

/** What is wrong with a day ahead, each at its field; `others` are the other sessions of the plan, `standing` those in the log. A session is a half-day (I08), however many groups share it: two of them in one half-day would be one session to whoever notes or cancels it. */
export const dateProblems = ({ day, begins, ends }: SettingDay, { firstDay, lastDay, today }: Omit<LogBounds, 'groups'>, others: readonly PlannedSession[], standing: readonly Slot[]): Problem[] => {
  const dayPart = dayPartOf(begins)
  const minutes = minutesBetween(begins, ends) ?? 0
  return [
    ...(day < firstDay || day > lastDay ? [{ field: 'day', message: `${formatDay(day)} ligt buiten de subsidieperiode: die loopt tot en met ${formatDay(lastDay)}.` }] : []),
    ...(day < today && day >= firstDay ? [{ field: 'day', message: 'Deze dag is voorbij. Noteer een sessie die al was bij “Ze ging door”.' }] : []),
    ...(minutes < LEAST || minutes > MOST ? [{ field: 'ends', message: 'Een sessie duurt een half uur tot vier uur.' }] : []),
    ...takenProblems('day', { day, dayPart }, others, standing),
  ]
}

/** There is a session in that half-day already. */
export const takenProblems = (field: string, { day, dayPart }: { day: string; dayPart: DayPart }, others: readonly PlannedSession[], standing: readonly Slot[]): Problem[] =>
  others.some((one) => one.day === day && one.dayPart === dayPart) || standing.some((one) => one.heldOn === day && one.dayPart === dayPart)
    ? [{ field, message: `Op ${formatDay(day)} in de ${dayPartWords[dayPart]} staat al een sessie van deze activiteit.` }]
    : []
