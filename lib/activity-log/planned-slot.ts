import { dateOf } from './open-log'
import type { PlannedActivity } from './plan-of-log'

/** Which session of the plan this one was: the one on the same half-day, if there is one. */
export const plannedSlot = ({ sessions }: PlannedActivity, heldOn: string, dayPart: string): { plannedOn: Date; plannedDayPart: string } | { plannedOn: null; plannedDayPart: null } => {
  const planned = sessions.find((one) => one.day === heldOn && one.dayPart === dayPart)
  return planned ? { plannedOn: dateOf(planned.day), plannedDayPart: planned.dayPart } : { plannedOn: null, plannedDayPart: null }
}
