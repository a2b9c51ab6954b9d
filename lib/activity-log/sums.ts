import { isAdded, type PlannedSession } from './session-dates'

type Session = { status: string; quarters: number; enrolled: number | null; present: number | null }

export type LogSums = { sessions: number; cancelled: number; quarters: number; enrolled: number; present: number; childQuarters: number }

/** Running totals of a log: whole numbers of quarters, so that nothing is rounded before it is shown. Removed sessions are not given in. I08, I09, I10, I11. */
export const sumsOf = (sessions: readonly Session[]): LogSums =>
  sessions.reduce<LogSums>((sums, { status, quarters, enrolled, present }) =>
    status === 'CANCELLED' ? { ...sums, cancelled: sums.cancelled + 1 } : {
      ...sums,
      sessions: sums.sessions + 1,
      quarters: sums.quarters + quarters,
      enrolled: sums.enrolled + (enrolled ?? 0),
      present: sums.present + (present ?? 0),
      childQuarters: sums.childQuarters + quarters * (present ?? 0),
    }, { sessions: 0, cancelled: 0, quarters: 0, enrolled: 0, present: 0, childQuarters: 0 })

/** `1.234,5` */
export const formatHours = (quarters: number): string => (quarters / 4).toLocaleString('nl-BE', { maximumFractionDigits: 2 })

/** `83%`, whole and rounded half up; null without a denominator. */
export const formatShare = (part: number, whole: number): string | null => (whole === 0 ? null : `${Math.floor((200 * part + whole) / (2 * whole))}%`)

type OfPlan = { sessions: readonly Pick<PlannedSession, 'day' | 'dayPart' | 'set'>[]; groups: number; plannedDayParts: number; logged: readonly { status: string; day: string; dayPart: string; plannedOn: string | null }[]; sums: Pick<LogSums, 'sessions'> }

/** How many sessions of the plan were held: what took place beside it, or was added to it in the log, is none of them. A plan of which no days are known only has its number. */
export const heldOfPlan = ({ sessions, groups, plannedDayParts, logged, sums }: OfPlan): number => {
  const added = sessions.filter(isAdded)
  if (added.length === sessions.length) return Math.min(sums.sessions, plannedDayParts)
  const ofPlan = logged.filter(({ status, plannedOn, dayPart }) => status === 'HELD' && plannedOn !== null && !added.some((one) => one.day === plannedOn && one.dayPart === dayPart))
  const slots = Object.values(Object.groupBy(ofPlan, ({ day, dayPart }) => `${day} ${dayPart}`))
  return Math.min(plannedDayParts, slots.reduce((sum, slot = []) => sum + Math.min(groups, slot.length), 0))
}
