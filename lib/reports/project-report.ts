import type { Tx } from '@/lib/db'
import { childHours, contactHours } from '@/lib/indicators/formulas'
import type { ReportedActivity } from '@/lib/indicators/schema'

/** What aggregates, money and the controller need of a filed report, as rows of raw counts; the frozen copy stays the truth. */
export const projectReport = async (tx: Tx, reportId: string, activities: readonly (ReportedActivity & { title: string })[]): Promise<void> => {
  await tx.reportActivity.deleteMany({ where: { reportId } })
  await tx.reportActivity.createMany({
    data: activities.map((activity) => {
      const { rowId, title, nis, postcode, status, sessions, participants, gender, ...counts } = activity
      return {
        reportId, rowId, title, nis, postcode, status, participants,
        sessionsHeld: sessions.length, contactHours: contactHours(activity), childHours: childHours(activity),
        girls: gender.V, boys: gender.M, genderX: gender.X, genderUnknown: gender.UNKNOWN,
        counts: { ...counts, sessions },
      }
    }),
  })
}
