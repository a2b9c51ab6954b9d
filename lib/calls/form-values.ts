import { declarationsSchema } from '@/lib/calls/declarations'
import { callTerms } from '@/lib/calls/terms'
import { textsOf } from '@/lib/calls/texts'
import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatDay, formatTime, isMidnight, lastDayOf, localDay } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'

/** The columns of a call as the fields of its form hold them: Dutch amounts, days and hours. Reading this back gives the same columns. */
export const callFormValues = (call: Call): Record<string, string> => {
  const { selfCheck: _rows, ...texts } = textsOf(call.texts)
  const terms = callTerms.partial().safeParse(call.terms).data ?? {}
  const declarations = declarationsSchema.safeParse(call.declarations).data
  return {
    version: String(call.version),
    name: call.name,
    numberCode: call.numberCode,
    legalBasis: call.legalBasis,
    envelope: formatCents(call.envelopeCents),
    fundingModel: call.fundingModel,
    unitAmount: amount(call.unitAmountCents),
    min: amount(call.minCents),
    max: amount(call.maxCents),
    supportRate: percent(call.supportRateBp),
    minOwnShare: percent(call.minOwnShareBp),
    stateAidBasis: call.stateAidBasis,
    deMinimisCeiling: formatCents(call.deMinimisCeilingCents),
    opensDay: call.opensAt ? formatDay(localDay(call.opensAt)) : '',
    opensTime: call.opensAt ? typedTime(call.opensAt) : '',
    ...deadlineValues(call.deadlineAt),
    periodStart: dateColumn(call.periodStart),
    periodEnd: dateColumn(call.periodEnd),
    minSessions: String(call.minSessions),
    maxPerStaff: String(call.maxPerStaff),
    maxPerStaffYoung: String(call.maxPerStaffYoung),
    maxFileMb: String(call.maxFileMb),
    maxFiles: String(call.maxFiles),
    criterionThreshold: String(call.criterionThresholdPercent),
    totalThreshold: String(call.totalThresholdPercent),
    reviewersPerApplication: String(call.reviewersPerApplication),
    girlsTarget: percent(call.girlsTargetBp),
    overheadMax: percent(call.overheadMaxBp),
    paymentPlan: call.paymentPlan.join(', '),
    recoveryWaiver: formatCents(call.recoveryWaiverCents),
    brusselsAllowed: ticked(call.brusselsAllowed),
    priorityAreas: call.priorityAreas.join(', '),
    reserveValidUntil: dateColumn(call.reserveValidUntil),
    partialOfferAllowed: ticked(call.partialOfferAllowed),
    inspectionAdviceRequired: ticked(call.inspectionAdviceRequired),
    rubricVersionId: call.rubricVersionId ?? '',
    indicatorVersionId: call.indicatorVersionId ?? '',
    declarationsVersion: declarations?.version ?? '',
    testMode: ticked(call.testMode),
    contactName: call.contactName,
    contactEmail: call.contactEmail,
    contactPhone: call.contactPhone,
    repaymentIban: call.repaymentIban === '' ? '' : formatIban(call.repaymentIban),
    ...prefixed('texts', texts),
    ...prefixed('terms', terms),
    ...prefixed('declarations', Object.fromEntries((declarations?.items ?? []).map(({ code, text }) => [code, text]))),
  }
}

/** Midnight is typed as 23.59 of the day before, as it is shown. */
export const deadlineValues = (deadlineAt: Date | null): { deadlineDay: string; deadlineTime: string } => {
  if (!deadlineAt) return { deadlineDay: '', deadlineTime: '' }
  return { deadlineDay: formatDay(lastDayOf(deadlineAt)), deadlineTime: isMidnight(deadlineAt) ? '23.59' : typedTime(deadlineAt) }
}

const amount = (cents: bigint | null): string => (cents === null ? '' : formatCents(cents))
const percent = (basisPoints: number | null): string => (basisPoints === null ? '' : String(basisPoints / 100).replace('.', ','))
const ticked = (value: boolean): string => (value ? 'ja' : '')
const dateColumn = (date: Date | null): string => (date ? formatDay(date.toISOString().slice(0, 10)) : '')
const typedTime = (at: Date): string => formatTime(at).replace(' uur', '')
const prefixed = (prefix: string, values: Record<string, string | number | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, String(value ?? '')]))
