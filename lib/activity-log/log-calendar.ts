import { calendarFile, type CalendarEvent } from '@/lib/calendar-file'
import { parseLocalDeadline } from '@/lib/time'
import type { ChangesOfActivity, LogChanges } from './log-changes'
import { notLogged, type ActivityLog, type LogPage } from './queries'
import type { PlannedSession } from './session-dates'
import { dayPartWords, type DayPart } from './words'

/** When a half-day begins, where the plan gives no hour. */
const BEGINS: Record<DayPart, string> = { AM: '09:00', PM: '13:30', EVE: '18:30' }

/** All sessions of a grant for one's own calendar: planned ones until they are logged, logged ones as they were, cancelled ones and added ones that were taken back as such. */
export const logCalendar = ({ grant, activities }: LogPage, changes: LogChanges, appUrl: string, now: Date): string =>
  calendarFile({ name: `Dossier ${grant.number}`, now, events: activities.flatMap((activity) => eventsOf(activity, changes.get(activity.rowId), `${appUrl.replace(/\/$/, '')}/dossiers/${grant.number}/activiteiten`, grant.number)) })

const eventsOf = (activity: ActivityLog, changed: ChangesOfActivity | undefined, page: string, number: string): CalendarEvent[] => {
  const { rowId, title, locationName, postcode, logged, sessions } = activity
  const seen = new Map<string, number>()
  return [
    ...logged.map(({ day, dayPart, quarters, status, cancelReason, present, enrolled }) => ({
      day, dayPart, quarters, ...namedBy(sessions.find((one) => one.day === day && one.dayPart === dayPart)), cancelled: status === 'CANCELLED',
      description: status === 'CANCELLED' ? `Geschrapt: ${cancelReason}` : `Gehouden: ${present ?? 0} van ${enrolled ?? 0} aanwezig.`,
    })),
    ...notLogged(sessions, logged).map((session) => ({ ...session, ...namedBy(session), cancelled: activity.status === 'CANCELLED', description: `Gepland, ${dayPartWords[session.dayPart]}.` })),
    ...(changed?.dropped ?? []).map((session) => ({ ...session, ...namedBy(session), cancelled: true, description: 'Toch niet toegevoegd.' })),
  ].flatMap(({ day, dayPart, quarters, begin, name, cancelled, description }) => {
    const slot = `${rowId}-${name ?? `${day}-${dayPart}`}`
    const nth = seen.get(slot) ?? 0
    seen.set(slot, nth + 1)
    const start = parseLocalDeadline(day, begin ?? BEGINS[dayPart])
    // An hour that the clock skips is no hour of a session.
    if (!start.ok) return []
    return [{ uid: `${number}-${slot}${nth === 0 ? '' : `-${nth + 1}`}@stem-loket`, title, location: [locationName, postcode].filter(Boolean).join(', '), start: start.at, end: new Date(start.at.getTime() + quarters * 15 * 60_000), description, url: `${page}/${rowId}`, cancelled, ...(changed ? { revision: changed.revision } : {}) }]
  })
}

/** A moved session keeps the name it had on its first day. */
const namedBy = (session: PlannedSession | undefined): { begin: string | null; name: string | null } => ({ begin: session?.begin ?? null, name: session?.set?.name ?? null })
