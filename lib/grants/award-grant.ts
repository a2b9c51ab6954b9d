import type { Tx } from '@/lib/db'
import { decisionBasis } from '@/lib/decisions/decision-facts'
import { planInstalments } from '@/lib/grants/instalments'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { termsOf } from '@/lib/calls/terms'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { moveGrant } from './move-grant'
import { systemActor } from '@/lib/access/actor'

export type AwardedDecision = { id: string; applicationId: string; grantedCents: bigint; conditions: unknown }

/** Regulation (EU) 2023/2831, article 6. */
const REGISTRATION_WORKING_DAYS = 20

const isDeMinimis = ({ stateAidBasis }: { stateAidBasis: string }): boolean => stateAidBasis === 'DE_MINIMIS' || stateAidBasis === 'SGEI_DE_MINIMIS'

/** A published decision with money becomes a grant: its term to accept, its payment plan, its conditions, and the activities that count for the money. */
export const awardGrant = async (tx: Tx, decision: AwardedDecision, now: Date): Promise<void> => {
  const application = await tx.application.findUniqueOrThrow({ where: { id: decision.applicationId }, include: { call: true, organisation: { select: { iban: true, accountHolder: true } } } })
  const { call } = application
  if (!application.number || !call.periodStart || !call.periodEnd) throw new Error('A granted file has a number and a period.')
  const basis = await decisionBasis(tx, decision.applicationId)
  const today = localDay(now)
  const grant = await tx.grant.create({
    data: {
      applicationId: application.id,
      callId: call.id,
      organisationId: application.organisationId,
      number: application.number,
      grantedCents: decision.grantedCents,
      awardedAt: now,
      acceptDueAt: endOfDay(addDays(today, termsOf(call).acceptDays)),
      periodStart: call.periodStart,
      periodEnd: call.periodEnd,
      baseActivityRowIds: basis.fullFledged,
      iban: application.organisation.iban,
      accountHolder: application.organisation.accountHolder,
      payments: { create: planInstalments(decision.grantedCents, call.paymentPlan) },
      conditions: { create: basis.conditions.map(({ text, dueInDays }) => ({ text, dueAt: endOfDay(addDays(today, dueInDays)) })) },
    },
  })
  if (isDeMinimis(call)) await tx.aidRegistration.create({ data: { grantId: grant.id, dueAt: endOfDay(addWorkingDays(today, REGISTRATION_WORKING_DAYS, await extraHolidays(tx))) } })
  if (basis.conditions.length > 0) await moveGrant(tx, systemActor('toekenning'), grant, 'imposeConditions')
}
