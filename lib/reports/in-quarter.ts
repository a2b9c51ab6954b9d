import type { PlannedActivity } from './report-context'

/**
 * The activities of a quarter: those with a session in it by the plan or by the log, and of their plan the part that lies in it. Once the report
 * is begun its activities keep their place; one that came later stands at the end.
 */
export const inQuarter = (planned: readonly PlannedActivity[], period: { start: string; end: string }, begun: readonly string[], logged: readonly string[]): PlannedActivity[] => {
  const cut = planned.map((activity) => cutTo(activity, period))
  const atWork = cut.filter(({ rowId, plannedSessions }) => begun.includes(rowId) || plannedSessions.length > 0 || logged.includes(rowId))
  return atWork.toSorted((one, other) => placeOf(begun, one) - placeOf(begun, other))
}

/** The names of the activities of a draft, by their place. */
export const begunWith = (draft: unknown): string[] =>
  Object.entries(typeof draft === 'object' && draft !== null ? draft : {})
    .flatMap(([name, value]) => { const place = /^activities\.(\d+)\.id$/.exec(name)?.[1]; return place === undefined || typeof value !== 'string' ? [] : [{ place: Number(place), value }] })
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value)

const cutTo = (activity: PlannedActivity, { start, end }: { start: string; end: string }): PlannedActivity => {
  const plannedSessions = activity.plannedSessions.filter(({ day }) => day >= start && day <= end)
  const sessions = plannedSessions.length
  const share = activity.sessions === 0 ? 0 : sessions / activity.sessions
  return { ...activity, plannedSessions, sessions, dayParts: Math.round(activity.dayParts * share), contactHours: Math.round(activity.contactHours * share * 100) / 100, childHours: Math.round(activity.childHours * share * 100) / 100 }
}

const placeOf = (begun: readonly string[], { rowId }: PlannedActivity): number => (begun.includes(rowId) ? begun.indexOf(rowId) : begun.length)
