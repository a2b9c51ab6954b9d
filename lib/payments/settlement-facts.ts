import type { FundedActivity, FundingBudget, FundingTerms } from '@/lib/calls/funding-models'
import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { plansOf } from '@/lib/grants/plan'
import { exact, minus, toNumber } from '@/lib/exact'
import { addCents } from '@/lib/money'
import { standingFindings } from '@/lib/controls/record-finding'
import { readFrozenReport } from '@/lib/reports/canonical'
import { Refusal } from '@/lib/refusal'
import type { Activity, ControlFinding, Payment, ReportActivity } from '@/prisma/generated/client'
import type { SettlementInput } from './settlement'

export type SettlementFacts = {
  reportId: string
  submittedAt: Date | null
  acceptedAt: Date | null
  input: SettlementInput
  /** Of a share of the costs: what the report says, and what a control left of it. */
  reportedCosts: FundingBudget | null
  acceptableCosts: FundingBudget | null
  /** Activities that the controller left out, with the reason. */
  struck: { title: string; reason: string }[]
  /** What a control took off. */
  findings: { label: string; units: number | null; cents: bigint | null; motivation: string }[]
}

/** What a settlement rests on: the accepted final report against the plan of the grant as it was last amended, and what was paid. */
export const settlementFacts = async (tx: Tx, grant: LoadedGrant): Promise<SettlementFacts> => {
  const report = await tx.report.findFirst({
    where: { grantId: grant.id, type: 'FINAL' },
    include: { activities: true, verdicts: { where: { verdict: 'ACCEPTED' }, orderBy: { givenAt: 'desc' }, take: 1, select: { givenAt: true } }, submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } },
    orderBy: { createdAt: 'desc' },
  })
  if (report?.status !== 'ACCEPTED') throw new Refusal('too-early', 'Het eindverslag is nog niet aanvaard.')
  const planned = (await plansOf(tx, grant)).current.activities.filter(({ rowId }) => grant.baseActivityRowIds.includes(rowId))
  const content = report.submissions[0]?.content
  const reportedCosts = grant.call.fundingModel === 'COST_SHARE' && content ? readFrozenReport(content).money : null
  const findings = await standingFindings(tx, grant.id)
  const acceptableCosts = reportedCosts && { ...reportedCosts, costsCents: reportedCosts.costsCents - addCents(findings.map(({ cents }) => cents ?? 0n)) }
  return {
    reportId: report.id,
    submittedAt: report.submittedAt,
    acceptedAt: report.verdicts[0]?.givenAt ?? null,
    reportedCosts,
    acceptableCosts,
    findings: findings.map(({ label, units, cents, motivation }) => ({ label, units: units === null ? null : Number(units), cents, motivation })),
    struck: report.activities.filter(({ accepted }) => accepted === false).map(({ title, struckReason }) => ({ title, reason: struckReason })),
    input: {
      terms: grant.call,
      grantedCents: grant.amendedCents ?? grant.grantedCents,
      planned: planned.map(asPlanned),
      realised: planned.flatMap((activity) => realisedOf(activity, report.activities.find(({ rowId }) => rowId === activity.rowId)).flatMap((held) => withoutFindings(held, grant.call.fundingModel, findings.filter(({ subject }) => subject === activity.rowId)))),
      accepted: acceptableCosts,
      paidCents: advancesPaid(grant.payments),
      waiverCents: grant.call.recoveryWaiverCents,
    },
  }
}

/** Paid or on its way to the bank: an order can no longer be called back. */
export const advancesPaid = (payments: readonly Payment[]): bigint =>
  addCents(payments.filter(({ type, status }) => (type === 'ADVANCE' || type === 'INTERIM') && (status === 'PAID' || status === 'ORDERED')).map(({ amountCents }) => amountCents))

const asPlanned = (activity: Activity): FundedActivity => ({ ...activity, plannedChildHours: Number(activity.plannedChildHours) })

/**
 * Only what took place and was accepted. Groups that meet at the same time are one session in a report, their children together, so a session
 * held counts for as many half-days as the plan gave it.
 */
const realisedOf = (activity: Activity, reported: ReportActivity | undefined): FundedActivity[] => {
  if (!reported?.accepted || reported.status === 'CANCELLED' || reported.sessionsHeld === 0) return []
  const groups = activity.plannedSessions === 0 ? 1 : activity.plannedDayParts / activity.plannedSessions
  return [{ ...asPlanned(activity), plannedDayParts: reported.sessionsHeld * groups, plannedChildHours: Number(reported.childHours) }]
}

/** A finding takes units of the kind that the call counts; of a lump sum, the activity. */
const withoutFindings = (held: FundedActivity, model: FundingTerms['fundingModel'], findings: readonly ControlFinding[]): FundedActivity[] => {
  if (findings.length === 0 || model === 'COST_SHARE') return [held]
  if (model === 'LUMP_PER_POSTCODE') return []
  const left = (units: number): number => findings.reduce((rest, finding) => toNumber(minus(exact(rest), exact(Number(finding.units ?? 0)))), units)
  return [model === 'UNIT_PER_SESSION' ? { ...held, plannedDayParts: left(held.plannedDayParts) } : { ...held, plannedChildHours: left(held.plannedChildHours) }]
}
