import type { Tx } from '@/lib/db'
import { plansOf } from '@/lib/grants/plan'
import { addCents } from '@/lib/money'
import { readFrozenReport } from '@/lib/reports/canonical'
import type { Figure, WeighedGrant } from './select-controls'

export type ToWeigh = WeighedGrant & { grantId: string; applicationId: string; reportRound: number }

/**
 * The final reports of a call that are in: those that wait for a selection, and the figures of the others. A report that was filed again after it was
 * weighed waits once more. Planned is the plan as it was last amended. The cost is what the report says it cost; a model that asks no costs takes what was granted.
 */
export const selectionFacts = async (tx: Tx, callId: string): Promise<{ toWeigh: ToWeigh[]; others: Figure[]; before: { took: number; drawn: number } }> => {
  const grants = await tx.grant.findMany({
    where: { callId, status: { notIn: ['DECLINED', 'REVOKED'] }, reports: { some: { type: 'FINAL', status: { in: ['SUBMITTED', 'ACCEPTED'] } } } },
    include: {
      call: { select: { fundingModel: true } },
      organisation: { select: { grants: { select: { id: true, awardedAt: true, status: true } } } },
      reports: { where: { type: 'FINAL' }, orderBy: { createdAt: 'desc' }, take: 1, include: { activities: true, submissions: { orderBy: { round: 'desc' }, take: 1, select: { round: true, content: true } } } },
      weighings: { select: { reportRound: true, inDraw: true, reasons: true } },
    },
    orderBy: { number: 'asc' },
  })
  const planned = new Map<string, number>()
  for (const grant of grants) planned.set(grant.id, sumOf((await plansOf(tx, grant)).current.activities.filter(({ rowId }) => grant.baseActivityRowIds.includes(rowId)).map(({ plannedChildHours }) => Number(plannedChildHours))))
  const weighed = grants.map((grant): ToWeigh & { waits: boolean } => {
    const report = grant.reports[0]
    const submission = report?.submissions[0]
    const inBase = (rowId: string) => grant.baseActivityRowIds.includes(rowId)
    const held = report?.activities.filter(({ rowId, status, accepted }) => inBase(rowId) && status !== 'CANCELLED' && accepted !== false) ?? []
    return {
      grantId: grant.id, applicationId: grant.applicationId, number: grant.number,
      reportRound: submission?.round ?? 0,
      grantedCents: String(grant.amendedCents ?? grant.grantedCents),
      costCents: String(grant.call.fundingModel === 'COST_SHARE' && submission ? (readFrozenReport(submission.content).money?.costsCents ?? 0n) : (grant.amendedCents ?? grant.grantedCents)),
      childHours: sumOf(held.map(({ childHours }) => Number(childHours))),
      plannedChildHours: planned.get(grant.id) ?? 0,
      firstTime: !grant.organisation.grants.some(({ id, awardedAt, status }) => id !== grant.id && status !== 'DECLINED' && awardedAt < grant.awardedAt),
      draws: !grant.weighings.some(({ inDraw }) => inDraw),
      waits: grant.status === 'REPORT_SUBMITTED' && !grant.weighings.some(({ reportRound }) => reportRound === (submission?.round ?? 0)),
    }
  })
  const earlier = await tx.controlWeighing.findMany({ where: { inDraw: true, selection: { callId } }, select: { reasons: true } })
  return {
    toWeigh: weighed.filter(({ waits }) => waits).map(({ waits: _waits, ...grant }) => grant),
    others: weighed.filter(({ waits }) => !waits).map(({ costCents, childHours }) => ({ costCents, childHours })),
    before: { took: earlier.length, drawn: earlier.filter(({ reasons }) => reasons.includes('SAMPLE')).length },
  }
}

/** Hundredths of an hour add up exactly as whole numbers. */
const sumOf = (hours: readonly number[]): number => Number(addCents(hours.map((one) => BigInt(Math.round(one * 100))))) / 100
