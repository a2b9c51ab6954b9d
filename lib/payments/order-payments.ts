import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { nextNumber } from '@/lib/filings/next-number'
import { tellMembers } from '@/lib/grants/load-grant'
import { addCents, formatCents } from '@/lib/money'
import { readPayer } from '@/lib/portal-settings/payer'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { unjustifiedFor } from './earlier-grants'
import { dayProblem } from './execution-day'
import { hasGoneOut } from './gone-out'
import { movePayment } from './move-payment'
import { LONGEST_NAME, paymentFile, type Transfer } from './payment-file'
import { lockedPayments, transferOf, type PaymentToOrder } from './payments-to-order'
import type { OrderingPayments } from './schema'
import { sepaText } from './sepa-text'

/** Approved payments go to the bank together, in one file that is kept to the byte; each beneficiary hears of theirs. All of them or none. */
export const orderPayments = (actor: Actor, { paymentIds, executionDay }: OrderingPayments): Promise<{ fileId: string; messageId: string; totalCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const chosen = await lockedPayments(tx, paymentIds)
    for (const { grant } of chosen) requirePermission(actor, 'payment.order', grant, 'payment.read')

    const payer = await readPayer(tx)
    if (!payer || sepaText(payer.name, LONGEST_NAME) === '') throw new Refusal('conflict', 'Er is nog geen rekening ingesteld waarvan het loket betaalt. Een beheerder vult ze in bij de instellingen.')
    const late = dayProblem(executionDay, localDay(now), await extraHolidays(tx))
    if (late) throw new Refusal('invalid', [{ field: 'executionDay', message: late }])
    const problems = [...chosen.flatMap(whyNot), ...(await goneBefore(tx, chosen)), ...(await unjustifiedFor(tx, paymentIds))]
    if (problems.length > 0) throw new Refusal('conflict', problems.map((message) => ({ field: 'paymentIds', message })))

    const transfers = chosen.map(transferOf)
    const messageId = await nextMessageId(tx, localDay(now).slice(0, 4))
    const content = Buffer.from(paymentFile({ messageId, createdAt: now, executionDay, debtor: payer, transfers }), 'utf8')
    const file = await keepFile(tx, { messageId, executionDay, payer, content, transfers, createdById: actor.userId ?? '', now })
    for (const [index, payment] of chosen.entries()) await order(tx, actor, { payment, transfer: transfers[index], fileId: file.id }, now)
    await recordEvent(tx, actor, { verb: 'payment.make-file', subjectType: 'payment_file', subjectId: file.id, payload: { messageId, executionDay, sha256: file.sha256, payments: transfers.length, totalCents: file.totalCents } })
    return { fileId: file.id, messageId, totalCents: file.totalCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Why this payment cannot be ordered now, each in a sentence. */
const whyNot = (payment: PaymentToOrder): string[] => {
  const { grant, status, amountCents } = payment
  if (status !== 'APPROVED') return [`De betaling van ${grant.number} is niet (meer) goedgekeurd, of staat al in een betaalbestand. Laad de pagina opnieuw.`]
  if (grant.status === 'SUSPENDED' || grant.status === 'REVOKED') return [`De betalingen van ${grant.number} zijn geschorst.`]
  if (amountCents <= 0n) return [`De betaling van ${grant.number} is ${formatCents(amountCents)} euro: er is niets te betalen.`]
  const { iban, name } = transferOf(payment)
  return iban === '' || name === '' ? [`Bij ${grant.number} ontbreekt de rekening of de naam van de rekeninghouder.`] : []
}

/** A new attempt never goes to the bank while an earlier one may have been paid. */
const goneBefore = async (tx: Tx, payments: readonly PaymentToOrder[]): Promise<string[]> => {
  const problems: string[] = []
  for (const { id, attempt, grant } of payments)
    if (attempt > 1 && (await hasGoneOut(tx, id))) problems.push(`Een bestand van de bank zegt dat een vroegere poging voor ${grant.number} toch betaald is. Zoek dit eerst uit met de bank.`)
  return problems
}

/** `STEM-2026-000042`; a number is never given twice. */
const nextMessageId = async (tx: Tx, year: string): Promise<string> => `STEM-${year}-${String(await nextNumber(tx, `SEPA-${year}`)).padStart(6, '0')}`

type Made = { messageId: string; executionDay: string; payer: { name: string; iban: string }; content: Buffer<ArrayBuffer>; transfers: readonly Transfer[]; createdById: string; now: Date }

const keepFile = (tx: Tx, { messageId, executionDay, payer, content, transfers, createdById, now }: Made) =>
  tx.paymentFile.create({
    data: {
      messageId, executionDay: new Date(executionDay), debtorName: payer.name, debtorIban: payer.iban, content, createdById, createdAt: now,
      paymentCount: transfers.length, totalCents: addCents(transfers.map(({ amountCents }) => amountCents)), sha256: createHash('sha256').update(content).digest('hex'),
    },
    select: { id: true, sha256: true, totalCents: true },
  })

const order = async (tx: Tx, actor: Actor, { payment, transfer, fileId }: { payment: PaymentToOrder; transfer: Transfer | undefined; fileId: string }, now: Date): Promise<void> => {
  if (!transfer) return
  const { endToEndId, amountCents, name, iban } = transfer
  await movePayment(tx, actor, payment, 'order', { orderedAt: now })
  await tx.paymentOrder.create({ data: { paymentId: payment.id, attempt: payment.attempt, fileId, endToEndId, amountCents, name, iban } })
  await tellMembers(tx, payment.grant, 'payment-approved', `${payment.id}${payment.attempt > 1 ? `:${payment.attempt}` : ''}`)
  await recordEvent(tx, actor, { verb: 'payment.order', subjectType: 'payment', subjectId: payment.id, applicationId: payment.grant.applicationId, payload: { amountCents, iban, endToEndId, fileId } })
}
