import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { localDay } from '@/lib/time'
import type { BankLine } from './bank-report'
import { goneOut } from './gone-out'
import type { Known } from './judge-line'
import { parseStructuredMessage } from './structured-message'

/** What the portal has under the references of these lines. */
export const knownReferences = async (tx: Tx, actor: Actor, lines: readonly BankLine[], now: Date): Promise<Known> => {
  const messages = lines.flatMap((line) => ('messageId' in line ? [line.messageId] : []))
  const references = lines.flatMap((line) => ('endToEndId' in line ? [line.endToEndId] : []))
  const found = await tx.paymentOrder.findMany({
    where: { OR: [{ endToEndId: { in: references } }, { file: { messageId: { in: messages } } }] },
    include: { file: { select: { messageId: true, debtorIban: true, createdAt: true } }, payment: { include: { grant: true } } },
    orderBy: { endToEndId: 'asc' },
  })
  const files = new Map<string, string[]>()
  for (const { endToEndId, file } of found) files.set(file.messageId, [...(files.get(file.messageId) ?? []), endToEndId])
  const gone = await goneOut(tx, found.filter(({ attempt, payment }) => payment.status === 'FAILED' || payment.attempt !== attempt))
  return {
    today: localDay(now),
    files,
    orders: new Map(found.map(({ endToEndId, attempt, amountCents, iban, file, payment }) => [endToEndId, {
      paymentId: payment.id, number: payment.grant.number, amountCents, iban, status: payment.status, messageId: file.messageId, account: file.debtorIban, current: payment.attempt === attempt, gone: gone.has(endToEndId), hidden: !can(actor, 'payment.read', payment.grant),
    }])),
    claims: await claimsOf(tx, actor, new Set(lines.flatMap((line) => (line.is === 'RECEIVED' && line.digits !== '' ? [line.digits] : [])))),
  }
}

const claimsOf = async (tx: Tx, actor: Actor, digits: ReadonlySet<string>): Promise<Known['claims']> => {
  if (digits.size === 0) return new Map()
  const written = [...digits].map((twelve) => `+++${twelve.slice(0, 3)}/${twelve.slice(3, 7)}/${twelve.slice(7)}+++`)
  const claims = await tx.recovery.findMany({ where: { structuredMessage: { in: written } }, include: { grant: true, repayments: true } })
  return new Map(claims.map(({ structuredMessage, grant, amountCents, claimedAt, repayments }) => {
    const read = parseStructuredMessage(structuredMessage)
    const days = repayments.map(({ receivedOn, ...repayment }) => ({ ...repayment, day: receivedOn.toISOString().slice(0, 10) }))
    return [read.ok ? read.digits : '', { grantId: grant.id, number: grant.number, amountCents, claimed: claimedAt !== null, repayments: days, hidden: !can(actor, 'payment.read', grant) }]
  }))
}
