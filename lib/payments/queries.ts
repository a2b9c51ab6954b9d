import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { localDay } from '@/lib/time'
import { bankReports } from './bank-queries'
import { isAboutAccount } from './bank-reasons'
import { currentParts } from './current-parts'
import { nextBankDay } from './execution-day'
import { receivedCents, unnotedCents } from './repaid'

const grantParts = { select: { id: true, number: true, status: true, iban: true, applicationId: true, organisation: { select: { legalName: true, iban: true } }, call: { select: { code: true, recoveryWaiverCents: true } } } } as const

/** Everything that waits for finance, in the order in which it is done; and why this person may not do a step that waits. */
export const paymentDesk = async (tx: Tx, actor: Actor, now: Date) => {
  if (!can(actor, 'payment.read')) return null
  const visible = visibleGrants(actor)
  const payments = await tx.payment.findMany({ where: { status: { in: ['REQUESTED', 'APPROVED', 'ORDERED', 'FAILED'] }, grant: visible }, include: { grant: grantParts, orders: { select: { attempt: true, iban: true } } }, orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }] })
  const checkers = await checkersOf(tx, payments.map(({ grant }) => grant.applicationId))
  const waiting = payments.map((payment) => ({ ...payment, barred: barredWhy(actor, payment, checkers.get(payment.grant.applicationId) ?? []) }))
  const settlements = await tx.settlement.findMany({ where: { confirmedAt: null, grant: visible }, include: { grant: grantParts }, orderBy: { computedAt: 'asc' } })
  const toRecover = await tx.grant.findMany({ where: { AND: [visible, { status: 'SETTLED', settlement: { balanceCents: { lt: 0 } } }] }, include: { organisation: { select: { legalName: true } }, settlement: true } })
  const recoveries = await tx.recovery.findMany({ where: { paidAt: null, waivedAt: null, grant: { AND: [visible, { status: { in: ['RECOVERY', 'REVOKED'] } }] } }, include: { grant: grantParts, instalments: { orderBy: { position: 'asc' } }, replans: true, repayments: { orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }] } }, orderBy: { openedAt: 'asc' } })
  const registrations = await tx.aidRegistration.findMany({ where: { registeredAt: null, grant: { AND: [visible, { status: { notIn: ['DECLINED', 'REVOKED'] } }] } }, include: { grant: grantParts }, orderBy: [{ dueAt: 'asc' }, { grantId: 'asc' }] })
  const files = await recentFiles(tx, actor)
  const reports = await bankReports(tx, actor)
  const names = await namesOf(tx, [...reports.map(({ uploadedById }) => uploadedById), ...files.map(({ createdById }) => createdById), ...payments.flatMap(({ firstApprovedById, secondApprovedById }) => [firstApprovedById, secondApprovedById]), ...recoveries.flatMap(({ repayments }) => repayments.map(({ notedById }) => notedById))])
  return {
    names,
    toApprove: waiting.filter(({ status }) => status === 'REQUESTED'),
    toOrder: waiting.filter(({ status }) => status === 'APPROVED'),
    nextDay: nextBankDay(localDay(now), await extraHolidays(tx)),
    files,
    toConfirm: waiting.filter(({ status }) => status === 'ORDERED'),
    failed: waiting.filter(({ status }) => status === 'FAILED').map((payment) => ({ ...payment, barred: payment.barred ?? sameAccount(payment) })),
    bankReports: reports,
    mayUpload: can(actor, 'bank.upload'),
    settlements: settlements.map((settlement) => ({ ...settlement, mayConfirm: can(actor, 'settlement.confirm', { takenBy: [settlement.computedById] }) })),
    toRecover,
    registrations: registrations.map((registration) => ({ ...registration, late: now >= registration.dueAt })),
    recoveries: recoveries.map((recovery) => ({ ...recovery, late: recovery.dueAt !== null && now >= recovery.dueAt, instalments: currentParts(recovery), mayConfirmWaiver: can(actor, 'recovery.confirm-waiver', { ...recovery.grant, takenBy: [recovery.waiveProposedById] }), heard: now >= recovery.hearingUntil, receivedCents: receivedCents(recovery.repayments), unnotedCents: unnotedCents(recovery.amountCents, recovery.repayments) })),
    repayments: recoveries.flatMap(({ grant, repayments }) =>
      repayments.filter(isWaiting).map((repayment) => ({ ...repayment, grant, mayConfirm: can(actor, 'recovery.confirm-repayment', { takenBy: [repayment.notedById] }) }))),
    mayPay: can(actor, 'payment.order'),
  }
}
export type PaymentDesk = NonNullable<Awaited<ReturnType<typeof paymentDesk>>>
export type WaitingPayment = PaymentDesk['toApprove'][number]

const FILES_SHOWN = 20

/** The latest payment files, without their bytes; one with a payment of a file that this person may not see is left out. */
const recentFiles = async (tx: Tx, actor: Actor) => {
  const files = await tx.paymentFile.findMany({
    where: { orders: { every: { payment: { grant: visibleGrants(actor) } } } },
    omit: { content: true },
    include: { orders: { select: { attempt: true, payment: { select: { status: true, attempt: true } } } } },
    orderBy: { createdAt: 'desc' },
    take: FILES_SHOWN,
  })
  return files.map(({ orders, ...file }) => ({ ...file, open: orders.filter(({ attempt, payment }) => payment.status === 'ORDERED' && payment.attempt === attempt).length }))
}

const isWaiting = ({ confirmedAt, droppedAt }: { confirmedAt: Date | null; droppedAt: Date | null }): boolean => confirmedAt === null && droppedAt === null

type Waiting = { firstApprovedById: string | null; status: string; grant: { status: string } }

/** Null when this person may do the next step. */
const barredWhy = (actor: Actor, { firstApprovedById, status, grant }: Waiting, checkers: readonly string[]): string | null => {
  if (!actor.roles.includes('VLAIO_FINANCE')) return 'Dit is voor financiën.'
  if (grant.status === 'SUSPENDED' || grant.status === 'REVOKED') return status === 'ORDERED' ? 'Al aan de bank opgedragen voor de schorsing. U kunt deze betaling niet meer tegenhouden; boek wat de bank antwoordt.' : 'De betalingen van dit dossier zijn geschorst.'
  if (status !== 'REQUESTED') return null
  if (actor.userId !== null && checkers.includes(actor.userId)) return 'U onderzocht de ontvankelijkheid van dit dossier.'
  return firstApprovedById !== null && firstApprovedById === actor.userId ? 'U gaf de eerste goedkeuring. De tweede is voor iemand anders.' : null
}

type Failed = { attempt: number; failureCode: string; grant: { organisation: { iban: string | null } }; orders: readonly { attempt: number; iban: string }[] }

/** The bank refused the account, and the beneficiary still has that one. */
const sameAccount = ({ attempt, failureCode, grant, orders }: Failed): string | null =>
  isAboutAccount(failureCode) && orders.find((order) => order.attempt === attempt)?.iban === grant.organisation.iban ? 'Wacht tot de begunstigde een ander rekeningnummer opgeeft bij de organisatie.' : null

const checkersOf = async (tx: Tx, applicationIds: string[]): Promise<Map<string, string[]>> => {
  const rows = await tx.$queryRaw<{ file: string; person: string }[]>`
    select application_id as file, answered_by_id as person from eligibility_verdict where application_id = any(${applicationIds}::uuid[])
    union select application_id, proposed_by_id from eligibility_outcome where application_id = any(${applicationIds}::uuid[])
    union select application_id, confirmed_by_id from eligibility_outcome where application_id = any(${applicationIds}::uuid[]) and confirmed_by_id is not null`
  const found = new Map<string, string[]>()
  for (const { file, person } of rows) found.set(file, [...(found.get(file) ?? []), person])
  return found
}

const namesOf = async (tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> => {
  const users = await tx.user.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } })
  return new Map(users.map(({ id, name }) => [id, name]))
}
