import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { isAboutAccount } from './bank-reasons'
import { hasGoneOut } from './gone-out'
import { loadPayment } from './load-payment'
import { movePayment } from './move-payment'

/**
 * A payment that the bank refused is asked for again, on the account that the beneficiary has now: two people approve it anew. Where the account
 * was the reason, it must have changed first.
 */
export const retryPayment = (actor: Actor, { paymentId }: { paymentId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grantId } = await loadPayment(tx, paymentId)
    await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
    const payment = await loadPayment(tx, paymentId)
    requirePermission(actor, 'payment.retry', payment.grant, 'payment.read')
    if (payment.status !== 'FAILED') throw new Refusal('changed-meanwhile', 'Deze betaling is niet mislukt, of is al opnieuw aangevraagd.')
    if (await hasGoneOut(tx, paymentId)) throw new Refusal('conflict', 'Een bestand van de bank zegt dat deze betaling toch uitgevoerd is. Zoek dit eerst uit met de bank. Ze kan opnieuw zodra het geld op een uittreksel terugkomt.')

    const account = await tx.organisation.findUniqueOrThrow({ where: { id: payment.grant.organisationId }, select: { iban: true, accountHolder: true } })
    const tried = await tx.paymentOrder.findUnique({ where: { paymentId_attempt: { paymentId, attempt: payment.attempt } }, select: { iban: true } })
    if (isAboutAccount(payment.failureCode) && account.iban === tried?.iban)
      throw new Refusal('too-early', 'De bank weigerde deze rekening. De begunstigde wijzigt eerst het rekeningnummer bij de organisatie.')
    if (account.iban !== payment.grant.iban) await moveAccount(tx, payment, account)

    await movePayment(tx, actor, payment, 'retry', {
      attempt: { increment: 1 }, requestedAt: now, firstApprovedById: null, firstApprovedAt: null, secondApprovedById: null, secondApprovedAt: null, orderedAt: null, failedAt: null, failureCode: '', failureText: '',
    })
    await recordEvent(tx, actor, { verb: 'payment.retry', subjectType: 'payment', subjectId: paymentId, applicationId: payment.grant.applicationId, payload: { attempt: payment.attempt + 1, iban: account.iban, failureCode: payment.failureCode } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Nobody's approval is carried over to another account. */
const moveAccount = async (tx: Tx, { id, grantId }: { id: string; grantId: string }, account: { iban: string | null; accountHolder: string }): Promise<void> => {
  const approved = await tx.payment.count({ where: { grantId, id: { not: id }, OR: [{ status: 'APPROVED' }, { status: 'REQUESTED', firstApprovedById: { not: null } }] } })
  if (approved > 0) throw new Refusal('conflict', 'Een andere betaling van dit dossier is al goedgekeurd voor de oude rekening. Draag die eerst op, of laat een beslisser ze annuleren.')
  await tx.grant.update({ where: { id: grantId }, data: { iban: account.iban, accountHolder: account.accountHolder } })
}
