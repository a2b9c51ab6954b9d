import { repeatsIn } from '@/lib/text'
import { formatDay } from '@/lib/time'
import type { ReportedActivity, ReportedSession } from './schema'

/** One thing to look at in a report; `message` is a Dutch sentence. */
export type Finding = { field: string; message: string; level: 'error' | 'warning' }

type Period = { periodStart: string; periodEnd: string }

/** The sessions of one activity: in the period, a half-day long, no more children than there were (domain 3.2: I08–I10). */
export const sessionFindings = (activity: ReportedActivity, period: Period): Finding[] => [
  ...(activity.sessions.length === 0 ? [error('sessions', 'Geef minstens één sessie op, of kies “ging niet door”.')] : []),
  ...activity.sessions.flatMap((session, index) => [
    ...timeFindings(session, period).map((finding) => at(index, finding)),
    ...attendanceFindings(session, activity).map((finding) => at(index, finding)),
  ]),
  ...doubles(activity.sessions),
]

const timeFindings = ({ day, hours }: ReportedSession, { periodStart, periodEnd }: Period): Finding[] => [
  ...(day < periodStart || day > periodEnd ? [error('day', `Sessie van ${formatDay(day)} ligt buiten de subsidieperiode.`)] : []),
  ...(hours < 0.5 || hours > 4 ? [error('hours', 'Een sessie duurt minstens een half uur en hoogstens 4 uur.')] : []),
  ...(hours * 4 === Math.round(hours * 4) ? [] : [error('hours', 'Geef de duur op in kwartieren, bijvoorbeeld 2,25 uur.')]),
]

const attendanceFindings = ({ present, enrolled }: ReportedSession, { participants, walkInsAllowed }: ReportedActivity): Finding[] => [
  ...(present > participants ? [error('present', `Er zijn meer aanwezigen dan deelnemers. Aanwezig: ${present}, deelnemers: ${participants}.`)] : []),
  ...(!walkInsAllowed && present > enrolled ? [error('enrolled', `Er zijn meer aanwezigen (${present}) dan ingeschrevenen (${enrolled}).`)] : []),
]

/** Two groups in parallel are one session with their children together, so the same half-day twice deserves a look. */
const doubles = (sessions: readonly ReportedSession[]): Finding[] => {
  const again = repeatsIn(sessions.map(({ day, dayPart }) => `${day} ${dayPart}`))
  return sessions.flatMap(({ day }, index) => again.includes(index) ? [{ field: `sessions.${index}.day`, message: `Sessie van ${formatDay(day)} staat twee keer op hetzelfde dagdeel. Klopt dat?`, level: 'warning' as const }] : [])
}

const at = (index: number, finding: Finding): Finding => ({ ...finding, field: `sessions.${index}.${finding.field}` })

const error = (field: string, message: string): Finding => ({ field, message, level: 'error' })
