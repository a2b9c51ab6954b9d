import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { declarationCodes } from '@/lib/calls/declarations'
import { loadCall } from '@/lib/calls/load-call'
import { changedMeanwhile } from '@/lib/calls/move-call'
import type { CallEditing, CallWords } from '@/lib/calls/schema'
import { callStatusWords } from '@/lib/calls/words'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Call, Prisma } from '@/prisma/generated/client'

/** Everything, as long as nobody outside has seen it. */
export const updateCall = (actor: Actor, code: string, input: CallEditing): Promise<void> =>
  change(actor, code, input.version, ['DRAFT'], columnsOf(input))

/** Words, contact and account of a call that is public: applicants rely on the rest. Its files need them until the last one is closed. */
export const EDITABLE_WORDS: readonly Call['status'][] = ['ANNOUNCED', 'OPEN', 'CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION']

export const updateCallWords = (actor: Actor, code: string, input: CallWords): Promise<void> =>
  change(actor, code, input.version, EDITABLE_WORDS, wordColumns(input))

const change = (actor: Actor, code: string, version: number, statuses: readonly Call['status'][], columns: Prisma.CallUncheckedUpdateManyInput): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.update')
    const call = await loadCall(tx, code)
    if (!statuses.includes(call.status)) throw new Refusal('conflict', `Dat kan hier niet: deze oproep is ${callStatusWords[call.status]}.`)
    await refuseUnknownVersions(tx, columns)
    await refuseUnknownAreas(tx, columns)
    const { count } = await tx.call.updateMany({ where: { id: call.id, status: call.status, version }, data: { ...columns, version: { increment: 1 } } })
    if (count === 0) throw changedMeanwhile()
    await recordEvent(tx, actor, { verb: 'call.update', subjectType: 'call', subjectId: call.id, payload: { ...columns } })
  })

const wordColumns = (input: CallWords): Prisma.CallUncheckedUpdateManyInput => ({
  texts: { ...input.texts, selfCheck: input.selfCheck },
  contactName: input.contactName,
  contactEmail: input.contactEmail,
  contactPhone: input.contactPhone,
  repaymentIban: input.repaymentIban,
})

const columnsOf = (input: CallEditing): Prisma.CallUncheckedUpdateManyInput => ({
  ...wordColumns(input),
  name: input.name,
  numberCode: input.numberCode,
  legalBasis: input.legalBasis,
  envelopeCents: input.envelope,
  fundingModel: input.fundingModel,
  unitAmountCents: input.unitAmount,
  minCents: input.min,
  maxCents: input.max,
  supportRateBp: input.supportRate,
  minOwnShareBp: input.minOwnShare,
  stateAidBasis: input.stateAidBasis,
  deMinimisCeilingCents: input.deMinimisCeiling,
  opensAt: input.opensAt,
  deadlineAt: input.deadlineAt,
  periodStart: asDate(input.periodStart),
  periodEnd: asDate(input.periodEnd),
  minSessions: input.minSessions,
  maxPerStaff: input.maxPerStaff,
  maxPerStaffYoung: input.maxPerStaffYoung,
  maxFileMb: input.maxFileMb,
  maxFiles: input.maxFiles,
  criterionThresholdPercent: input.criterionThreshold,
  totalThresholdPercent: input.totalThreshold,
  reviewersPerApplication: input.reviewersPerApplication,
  girlsTargetBp: input.girlsTarget,
  overheadMaxBp: input.overheadMax,
  paymentPlan: input.paymentPlan,
  terms: input.terms,
  recoveryWaiverCents: input.recoveryWaiver,
  brusselsAllowed: input.brusselsAllowed,
  priorityAreas: input.priorityAreas,
  reserveValidUntil: asDate(input.reserveValidUntil),
  partialOfferAllowed: input.partialOfferAllowed,
  inspectionAdviceRequired: input.inspectionAdviceRequired,
  rubricVersionId: input.rubricVersionId,
  indicatorVersionId: input.indicatorVersionId,
  declarations: { version: input.declarationsVersion, items: declarationCodes.map((code) => ({ code, text: input.declarations[code] })) },
  testMode: input.testMode,
})

/** A date column holds midnight UTC of its day. */
const asDate = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

const refuseUnknownAreas = async (tx: Tx, { priorityAreas }: Prisma.CallUncheckedUpdateManyInput): Promise<void> => {
  if (!Array.isArray(priorityAreas)) return
  const known = new Set([
    ...(await tx.municipality.findMany({ where: { nis: { in: priorityAreas } }, select: { nis: true } })).map(({ nis }) => nis),
    ...(await tx.postcode.findMany({ where: { postcode: { in: priorityAreas } }, select: { postcode: true } })).map(({ postcode }) => postcode),
  ])
  const unknown = priorityAreas.filter((code) => !known.has(code))
  if (unknown.length > 0) throw new Refusal('invalid', [{ field: 'priorityAreas', message: `Deze NIS-code of postcode kennen we niet: ${unknown.join(', ')}.` }])
}

const refuseUnknownVersions = async (tx: Tx, { rubricVersionId, indicatorVersionId }: Prisma.CallUncheckedUpdateManyInput): Promise<void> => {
  const unknown = (field: string) => new Refusal('invalid', [{ field, message: 'Deze versie bestaat niet.' }])
  if (typeof rubricVersionId === 'string' && !(await tx.rubricVersion.findUnique({ where: { id: rubricVersionId } }))) throw unknown('rubricVersionId')
  if (typeof indicatorVersionId === 'string' && !(await tx.indicatorVersion.findUnique({ where: { id: indicatorVersionId } }))) throw unknown('indicatorVersionId')
}
