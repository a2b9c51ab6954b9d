import { formatCents } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { earlierFields } from './earlier-fields'
import type { PlannedActivity, ReportContext } from './report-context'
import { slotName, type LoggedActivity } from './report-log'
import type { ReportDraft } from './schema'

/**
 * The report of a grant as far as it is known: the sessions and counts of the activity log, the sessions of the plan where nothing was logged,
 * what an earlier report of the grant said, and the budget lines where money is reported. Rows carry the name of what they come from, so that taking over again finds them.
 */
export const prefilledDraft = ({ activities, costs, asksMoney, log, earlier }: ReportContext): ReportDraft => {
  const draft: Record<string, string | string[]> = {}
  activities.forEach((activity, index) => {
    const logged = log.get(activity.rowId)
    const known = { ...earlierFields(earlier.get(activity.rowId) ?? []), ...(logged ? loggedFields(logged, activity) : {}), ...(logged && isHeld(logged) ? sessionRows(logged) : plannedRows(activity)) }
    draft[`activities.${index}.id`] = activity.rowId
    for (const [name, value] of Object.entries(known)) draft[`activities.${index}.${name}`] = value
  })
  if (!asksMoney) return draft
  costs.forEach(({ category, description, budgetCents }, index) => {
    draft[`costs.${index}.category`] = category
    draft[`costs.${index}.description`] = description
    draft[`costs.${index}.budget`] = formatCents(budgetCents)
  })
  return draft
}

const isHeld = ({ sessions }: LoggedActivity): boolean => sessions.length > 0

const loggedFields = (logged: LoggedActivity, planned: PlannedActivity): Record<string, string> => ({
  ...(logged.cancelled !== null && !isHeld(logged) ? { status: 'CANCELLED', cancelReason: logged.cancelled } : {}),
  ...(isHeld(logged) ? { status: logged.cancelled !== null || logged.sessions.length < planned.sessions ? 'PARTLY' : 'HELD' } : {}),
  ...countFields(logged.counts),
})

const countFields = ({ participants, bands, gender, novelty, residence, residenceOutsideFlanders, residenceUnknown }: LoggedActivity['counts']): Record<string, string> =>
  Object.fromEntries([
    ['participants', participants],
    ...Object.entries(bands ?? {}).map(([band, count]) => [`ageBands.${band}`, count] as const),
    ...Object.entries(gender ?? {}).map(([one, count]) => [`gender.${one}`, count] as const),
    ['newParticipants', novelty?.['NEW']], ['returningParticipants', novelty?.['RETURNING']], ['newReturningUnknown', novelty?.['UNKNOWN']],
    ...(residence ?? []).flatMap(({ nis, count }, row) => [[`residence.${row}.id`, nis], [`residence.${row}.place`, nis], [`residence.${row}.count`, count]] as const),
    ['residenceOutsideFlanders', residenceOutsideFlanders], ['residenceUnknown', residenceUnknown],
  ].flatMap(([name, value]) => (value === undefined ? [] : [[String(name), String(value)]])))

const sessionRows = ({ sessions }: LoggedActivity): Record<string, string> =>
  rows(sessions.map(({ id, day, dayPart, quarters, enrolled, present }) => ({ id, day: formatDay(day), dayPart, hours: inHours(quarters / 4), enrolled: String(enrolled), present: String(present) })))

const plannedRows = ({ plannedSessions }: PlannedActivity): Record<string, string> =>
  rows(plannedSessions.map(({ day, dayPart, hours }) => ({ id: slotName(day, dayPart), day: formatDay(day), dayPart, hours: hours > 0 ? inHours(hours) : '' })))

const rows = (sessions: readonly Record<string, string>[]): Record<string, string> =>
  Object.fromEntries(sessions.flatMap((session, row) => Object.entries(session).map(([field, value]) => [`sessions.${row}.${field}`, value])))

const inHours = (hours: number): string => String(hours).replace('.', ',')
