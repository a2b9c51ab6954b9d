import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { plansOf } from '@/lib/grants/plan'
import { readFrozenReport } from '@/lib/reports/canonical'
import type { FindingSubject } from './findings'

/** What a control of this grant can take something off: the cost lines of the report, or the activities that took place and count. */
export const findingSubjects = async (tx: Tx, grant: LoadedGrant): Promise<FindingSubject[]> => {
  const report = await tx.report.findFirst({ where: { grantId: grant.id, type: 'FINAL' }, orderBy: { createdAt: 'desc' }, include: { activities: true, submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } } })
  if (!report) return []
  const { fundingModel } = grant.call
  if (fundingModel === 'COST_SHARE') {
    const costs = report.submissions[0] ? (readFrozenReport(report.submissions[0].content).money?.costs ?? []) : []
    return costs.flatMap(({ description, real }, index) => (real === null || real <= 0n ? [] : [{ subject: `costs.${index}`, label: `Kost ${index + 1}: ${description ?? ''}`.trim(), units: null, cents: real }]))
  }
  const planned = (await plansOf(tx, grant)).current.activities.filter(({ rowId }) => grant.baseActivityRowIds.includes(rowId))
  return planned.flatMap((activity): FindingSubject[] => {
    const held = report.activities.find(({ rowId }) => rowId === activity.rowId)
    if (!held || held.status === 'CANCELLED' || held.sessionsHeld === 0 || held.accepted === false) return []
    const groups = activity.plannedSessions === 0 ? 1 : activity.plannedDayParts / activity.plannedSessions
    const units = fundingModel === 'LUMP_PER_POSTCODE' ? 1 : fundingModel === 'UNIT_PER_SESSION' ? held.sessionsHeld * groups : Number(held.childHours)
    return [{ subject: activity.rowId, label: held.title, units, cents: null }]
  })
}
