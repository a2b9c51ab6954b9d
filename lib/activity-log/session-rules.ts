import type { Problem } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import { dayPartWords, type DayPart } from './words'

export type Slot = { heldOn: string; dayPart: DayPart }
export type SessionEntry = Slot & { status: 'HELD' | 'CANCELLED'; enrolled: number | null; present: number | null; walkIns: boolean; anotherGroup: boolean }

/** The first and the last day of the subsidy period, in which a session lies (domain 3.2, I08), and today; days are 'yyyy-mm-dd'. */
export type LogBounds = { firstDay: string; lastDay: string; today: string; groups: number }

/** What is wrong with one session, each at its field; `standing` are the sessions of this activity that are in the log, without this one. */
export const sessionProblems = (entry: SessionEntry, bounds: LogBounds, standing: readonly Slot[]): Problem[] => [...dayProblems(entry, bounds), ...countProblems(entry), ...sameSlot(entry, bounds, standing)]

const dayProblems = ({ heldOn, status }: SessionEntry, { firstDay, lastDay, today }: LogBounds): Problem[] => {
  if (heldOn < firstDay || heldOn > lastDay) return [{ field: 'heldOn', message: `Sessie van ${formatDay(heldOn)} ligt buiten de subsidieperiode.` }]
  return status === 'HELD' && heldOn > today ? [{ field: 'heldOn', message: `De sessie van ${formatDay(heldOn)} moet nog komen. Noteer ze op de dag zelf of later.` }] : []
}

const countProblems = ({ enrolled, present, walkIns }: SessionEntry): Problem[] =>
  enrolled !== null && present !== null && present > enrolled && !walkIns
    ? [{ field: 'present', message: `Er zijn meer aanwezigen (${present}) dan ingeschrevenen (${enrolled}). Deden er kinderen mee zonder inschrijving? Vink dat dan aan.` }]
    : []

/** Groups of one activity may come together at the same time; more than planned is asked once. */
const sameSlot = ({ heldOn, dayPart, anotherGroup }: SessionEntry, { groups }: LogBounds, standing: readonly Slot[]): Problem[] => {
  const same = standing.filter((one) => one.heldOn === heldOn && one.dayPart === dayPart).length
  return same < groups || anotherGroup ? [] : [{ field: 'heldOn', message: `Op ${formatDay(heldOn)} in de ${dayPartWords[dayPart]} ${same === 1 ? 'staat er al een sessie' : `staan er al ${same} sessies`} in het logboek. Was dit nog een andere groep? Geef dat dan aan.` }]
}
