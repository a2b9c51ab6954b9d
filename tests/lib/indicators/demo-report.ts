import { reportedActivity } from '@/lib/indicators/schema'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { addDays } from '@/lib/time'
import reports from '@/prisma/seed/demo/reports.json'

type DemoReport = (typeof reports)[number]

/** Day 0 of the story in these tests. */
export const SEEDED = '2026-11-22'

export const dayAt = (offset: number): string => addDays(SEEDED, offset)

/** The raw counts of the story in the shape of the form. */
export const reportedActivities = (report: DemoReport): ReportedActivity[] =>
  report.activities.map((one) =>
    reportedActivity.parse({
      ...one,
      rowId: one.activityRef,
      fullFledged: one.inGrantBase === true,
      sessions: one.sessions.map((session) => ({ ...session, day: dayAt(session.dayOffset) })),
    }))
