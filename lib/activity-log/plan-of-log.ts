import { readFrozen } from '@/lib/applications/frozen-request'
import { minutesBetween } from '@/lib/applications/session-times'
import type { Tx } from '@/lib/db'
import { goingOn, plansOf } from '@/lib/grants/plan'
import type { Activity, Grant } from '@/prisma/generated/client'
import { quartersOf } from './duration'
import { datedSessions, datesOf, type PlannedSession } from './session-dates'
import { isDayPart } from './words'

export type PlannedActivity = Pick<Activity, 'rowId' | 'title' | 'locationName' | 'postcode' | 'ageMin' | 'ageMax'> & {
  places: number
  /** Groups that do the same series, at the same time or one after the other. */
  groups: number
  plannedSessions: number
  plannedDayParts: number
  plannedQuarters: number
  plannedChildQuarters: number
  sessions: PlannedSession[]
}

/** The activities that go on, as the plan is now, with the dates of the request and what was moved or added since: an amendment lowers their number and does not say which. */
export const planOfLog = async (tx: Tx, grant: Pick<Grant, 'id' | 'applicationId' | 'periodEnd'>): Promise<PlannedActivity[]> => {
  const { granted, current } = await plansOf(tx, grant)
  const submission = await tx.submission.findFirst({ where: { applicationId: grant.applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  const rows = submission ? readFrozen(submission.content).reading.activities : []
  const dates = await datesOf(tx, grant.id)
  return goingOn(granted.activities, current.activities).map((activity) => ({
    rowId: activity.rowId,
    title: activity.title,
    locationName: activity.locationName,
    postcode: activity.postcode,
    ageMin: activity.ageMin,
    ageMax: activity.ageMax,
    places: activity.expectedParticipants,
    groups: activity.plannedSessions === 0 ? 1 : Math.max(1, Math.round(activity.plannedDayParts / activity.plannedSessions)),
    plannedSessions: activity.plannedSessions,
    plannedDayParts: activity.plannedDayParts,
    plannedQuarters: Number(activity.plannedHours.mul(4)),
    plannedChildQuarters: Number(activity.plannedChildHours.mul(4)),
    sessions: datedSessions((rows.find(({ id }) => id === activity.rowId)?.sessions ?? []).flatMap(plannedSession), dates.filter(({ rowId }) => rowId === activity.rowId)),
  }))
}

type Row = { date: string | null; dayPart: string | null; begin: string | null; end: string | null }

const plannedSession = ({ date, dayPart, begin, end }: Row): PlannedSession[] =>
  date === null || !isDayPart(dayPart) ? [] : [{ day: date, dayPart, begin, end, quarters: quartersOf(minutesBetween(begin, end) ?? 120), set: null }]
